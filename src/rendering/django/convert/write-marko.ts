import { templateLiteral, type Attribute, type Item, type Part } from './markup.ts';

const INLINE = new Set(
  'a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark q s samp select small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);
/** Everything between two lines of this is HTML for Marko. */
const FENCE = '-----';

/** Writes items as a Marko template. `declarations` come first, a line each. */
export function writeMarko(items: readonly Item[], declarations: readonly string[]): string {
  const isDynamic = [...everyItem(items)].some((item) => item.type === 'style' && item.content.some((part) => 'plain' in part));
  const body = new Writer(isDynamic).items(items, false).trim();
  const isDocument = items.every(
    (item) => item.type === 'element' || item.type === 'doctype' || item.type === 'marko' || item.type === 'comment' || isBlank(item),
  );
  const content = isDocument ? body : `${FENCE}\n${body}\n${FENCE}`;
  return `${[...declarations, content].join('\n')}\n`;
}

const isBlank = (item: Item): boolean => item.type === 'text' && item.text.trim() === '';

function* everyItem(items: readonly Item[]): Generator<Item> {
  for (const item of items) {
    yield item;
    if (item.type === 'element') yield* everyItem(item.children);
    if (item.type === 'flow') for (const { children } of item.branches) yield* everyItem(children);
  }
}

/** Whether the blanks beside an item are seen. */
function isInline(item: Item | undefined): boolean {
  switch (item?.type) {
    case 'text':
      return item.text.trim() !== '';
    case 'output':
      return true;
    case 'element':
      return INLINE.has(item.name.toLowerCase());
    case 'flow':
      return item.branches.some(({ children }) => children.some(isInline));
    case 'marko':
      return item.isInline;
    default:
      return false;
  }
}

class Writer {
  /** One style sheet with code in it, and all of them stay where they are. */
  readonly #stylesInPlace: boolean;

  constructor(stylesInPlace: boolean) {
    this.#stylesInPlace = stylesInPlace;
  }

  /** `inFlow`: what stands beside the first and the last of them is not known. */
  items(items: readonly Item[], inFlow: boolean, isPreformatted = false): string {
    const beside = (index: number, by: 1 | -1): Item | undefined => {
      let at = index + by;
      while (items[at] && isSilent(items[at]!)) at += by;
      return items[at];
    };
    return items
      .map((item, index) => {
        if (item.type !== 'text' || isPreformatted) return this.#item(item);
        const own = isInline(item);
        const before = beside(index, -1);
        const after = beside(index, 1);
        const [, start = '', text = '', end = ''] = /^(\s*)([^]*?)(\s*)$/.exec(item.text)!;
        if (!own) return (isInline(before) && isInline(after)) || (inFlow && (isInline(before) || isInline(after))) ? seen(start) : start;
        const isStartSeen = before ? isInline(before) : inFlow;
        const isEndSeen = after ? isInline(after) : inFlow;
        return `${isStartSeen ? seen(start) : start}${markoText(text)}${isEndSeen ? seen(end) : end}`;
      })
      .join('');
  }

  #item(item: Item): string {
    switch (item.type) {
      case 'text':
        return markoText(item.text);
      case 'output':
        return `${item.isRaw ? '$!' : '$'}{${item.code}}`;
      case 'marko':
        return item.code;
      case 'doctype':
        return item.text;
      case 'comment':
        return `<!--${item.text.replaceAll('--', '- -')}-->`;
      case 'style':
        return this.#style(item.attributes, item.content);
      case 'flow':
        return item.branches.map(({ open, close, children }) => `${open}${this.#content(children)}${close}`).join('');
      case 'element': {
        const tag = `<${item.name}${attributes(item.attributes)}`;
        if (item.isVoid) return `${tag}${/^[a-z]+$/.test(item.name) && !isSvg(item.name) ? '' : '/'}>`;
        const isPreformatted = item.name === 'pre' || item.name === 'textarea';
        return `${tag}>${this.items(item.children, INLINE.has(item.name.toLowerCase()), isPreformatted)}</${item.name}>`;
      }
    }
  }

  /** Marko wants something in the body of a tag that decides or repeats. */
  #content(children: readonly Item[]): string {
    const content = this.items(children, true);
    return children.every((child) => isBlank(child) || isSilent(child)) ? `${content}\${""}` : content;
  }

  #style(given: readonly Attribute[], content: readonly Part[]): string {
    const text = content.map((part) => ('text' in part ? part.text : '0')).join('');
    const isOdd = /["'`]|\/\*|\$\{/.test(text.replaceAll(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, ''));
    const name = isOdd || this.#stylesInPlace || given.length > 0 ? 'html-style' : 'style';
    const css = content.map((part) => ('text' in part ? part.text : `\${${part.plain()}}`)).join('');
    if (isOdd) return `<${name}${attributes(given)}>\${${templateLiteral(content, 'plain')}}</${name}>`;
    return `<${name}${attributes(given)}>${css}</${name}>`;
  }
}

const isSvg = (name: string): boolean => !/^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/.test(name);

const isSilent = (item: Item): boolean => item.type === 'comment' || (item.type === 'marko' && !item.isInline);

/** Marko drops blanks with a line's end beside tags. */
const seen = (blanks: string): string => (blanks.includes('\n') ? `\${" "}${blanks}` : blanks);

/** A backslash in front of a placeholder would undo it, two slashes behind a blank begin a comment, and a line of `$ ` is code. */
const markoText = (text: string): string =>
  text
    .replaceAll(/\\+(?=\$|$)|\$(?=!?\{)|(?<![^\s])(?:\/(?=[/*])|\$(?=\s))/g, (found) => `\${${JSON.stringify(found)}}`)
    .replaceAll(/<(?![a-z/!])/gi, '&lt;');

function attributes(given: readonly Attribute[]): string {
  return given.map(({ name, value }) => ` ${name}${value === null ? '' : `=${attributeValue(value)}`}`).join('');
}

function attributeValue(parts: readonly Part[]): string {
  if (parts.every((part) => 'text' in part)) return JSON.stringify(parts.map(({ text }) => text).join(''));
  return templateLiteral(parts, 'plain');
}
