import { bare } from './js-value.ts';

/** A piece of markup that is put together from text and code: code that gives plain text, or the same as HTML. */
export type Part = { text: string } | { plain(): string; markup(): string };

export interface Attribute {
  name: string;
  /** Null: it has no value. References to characters are resolved. */
  value: Part[] | null;
}

/** What a converted template consists of. */
export type Item =
  | { type: 'text'; text: string }
  | { type: 'output'; code: string; isRaw: boolean }
  | { type: 'element'; name: string; attributes: Attribute[]; children: Item[]; isVoid: boolean; source: Part[] }
  /** `<if=…>`, `<for|…|…>`, each with its end. */
  | { type: 'flow'; branches: { open: string; close: string; children: Item[] }[] }
  /** Marko that prints nothing itself, or a tag of the library. */
  | { type: 'marko'; code: string; isInline: boolean }
  | { type: 'comment'; text: string }
  | { type: 'doctype'; text: string }
  | { type: 'style'; attributes: Attribute[]; content: Part[] };

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that the next one, or the end of what holds them, ends. */
const ENDS_ITSELF = new Set('p li td th tr tbody thead tfoot dt dd option optgroup body html head colgroup'.split(' '));
/** What ends an element of a kind when it begins. */
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  td: ['td', 'th', 'tr', 'tbody', 'tfoot'],
  th: ['td', 'th', 'tr', 'tbody', 'tfoot'],
  tr: ['tr', 'tbody', 'tfoot'],
  thead: ['tbody', 'tfoot'],
  tbody: ['tbody', 'tfoot'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option', 'optgroup'],
  head: ['body'],
  p: 'address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
};

interface Open {
  name: string;
  /** Where what it holds goes. */
  children: Item[];
  /** Undefined: its tag was written raw. */
  element: Extract<Item, { type: 'element' }> | undefined;
}

/** Puts items together to elements, as far as their tags match; tags that do not are written as they are. */
export class MarkupBuilder {
  readonly items: Item[] = [];
  readonly #open: Open[] = [];
  /** The names of elements round what is built here. */
  readonly #isInSvg: boolean;

  constructor(isInSvg = false) {
    this.#isInSvg = isInSvg;
  }

  get isInSvg(): boolean {
    return this.#isInSvg || this.#open.some(({ name }) => name === 'svg' || name === 'math');
  }

  add(...items: Item[]): void {
    (this.#open.at(-1)?.children ?? this.items).push(...items);
  }

  /** A start tag. `source` is how it was written. */
  start(name: string, attributes: Attribute[] | undefined, source: Part[], isSelfClosed: boolean): void {
    const low = name.toLowerCase();
    const endsLast = () => ENDED_BY[this.#open.at(-1)?.name ?? '']?.includes(low);
    while (endsLast()) this.#open.pop();
    const isVoid = VOID.has(low) || (isSelfClosed && this.isInSvg);
    if (!attributes) {
      this.add({ type: 'output', code: templateLiteral(source, 'markup'), isRaw: true });
      if (!isVoid) this.#open.push({ name: low, children: this.#open.at(-1)?.children ?? this.items, element: undefined });
      return;
    }
    const element = { type: 'element', name, attributes, children: [], isVoid, source } as const satisfies Item;
    this.add(element);
    if (!isVoid) this.#open.push({ name: low, children: element.children, element });
  }

  end(name: string): void {
    const low = name.toLowerCase();
    const index = this.#open.findLastIndex((open) => open.name === low);
    const isWithin = index !== -1 && this.#open.slice(index + 1).every((open) => ENDS_ITSELF.has(open.name));
    if (!isWithin) {
      if (!VOID.has(low)) this.add(raw(`</${name}>`));
      return;
    }
    const [open] = this.#open.splice(index);
    if (!open!.element) this.add(raw(`</${name}>`));
  }

  /** Ends what is built: elements without an end tag that need one had theirs elsewhere. `isWhole`: there is no elsewhere. */
  finish(isWhole: boolean): Item[] {
    for (const { element, name } of this.#open.splice(0).toReversed())
      if (element && !ENDS_ITSELF.has(name) && !isWhole) unwrap(this.items, element);
    return this.items;
  }
}

export const raw = (html: string): Item => ({ type: 'output', code: JSON.stringify(html), isRaw: true });

/** Puts the tag of an element and what it holds in its place. */
function unwrap(items: Item[], element: Extract<Item, { type: 'element' }>): boolean {
  const index = items.indexOf(element);
  if (index !== -1) {
    items.splice(index, 1, { type: 'output', code: templateLiteral(element.source, 'markup'), isRaw: true }, ...element.children);
    return true;
  }
  return items.some((item) => item.type === 'element' && unwrap(item.children, element));
}

/** A template literal of HTML, or of plain text. */
export function templateLiteral(parts: readonly Part[], as: 'markup' | 'plain'): string {
  const pieces = parts.map((part) =>
    'text' in part ? part.text.replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`) : `\${${bare(part[as]())}}`,
  );
  return `\`${pieces.join('')}\``;
}
