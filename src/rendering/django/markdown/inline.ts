import { Element, Finished, type Node } from './element.ts';
import { readLinkTarget, readLinkText } from './link-target.ts';

/** Where a link goes, or a picture comes from. */
export interface Target {
  address: string;
  title: string | undefined;
}

/** What the whole text defines for its lines. */
export interface Definitions {
  /** Targets of links, by their names in small letters. */
  readonly references: ReadonlyMap<string, Target>;
  /** Texts of the notes, by their names. */
  readonly footnotes: ReadonlyMap<string, string>;
  /** Names of the notes in the order in which they are mentioned. */
  readonly mentioned: string[];
}

interface Found {
  /** Null: nothing is made of it, and the search goes on behind it. */
  node: Element | Finished | null;
  start: number;
  end: number;
}

type Pattern = (text: string, from: number, scope: Scope) => Found | undefined;

/** Stands for a node in a text: a number between two characters that no text has. */
const PLACEHOLDER = /\u0002(\d+)\u0003/g;
const ESCAPABLE = '\\`*_{}[]()>#+-.!|';
const MOST_NODES = 100_000;

/** Markup of one element's text: each kind is looked for in the whole text before the next one is. */
class Scope {
  readonly definitions: Definitions;
  readonly #nodes: (Element | Finished)[] = [];

  constructor(definitions: Definitions) {
    this.definitions = definitions;
  }

  /** Texts with placeholders for what was found in them, from a kind of markup on. */
  mark(text: string, fromPattern: number): string {
    let data = text;
    for (let index = fromPattern; index < PATTERNS.length; index += 1) {
      let from = 0;
      for (let found = PATTERNS[index]!(data, from, this); found; found = PATTERNS[index]!(data, from, this)) {
        if (found.node === null) {
          from = found.end;
          continue;
        }
        if (found.node instanceof Element) this.#markChildren(found.node, index + 1);
        const placeholder = this.#stash(found.node);
        data = data.slice(0, found.start) + placeholder + data.slice(found.end);
        from = found.start + placeholder.length;
      }
    }
    return data;
  }

  #markChildren(element: Element, fromPattern: number): void {
    element.children = element.children.map((child) => (typeof child === 'string' ? this.mark(child, fromPattern) : child));
    for (const child of element.elements) this.#markChildren(child, fromPattern);
  }

  #stash(node: Element | Finished): string {
    if (this.#nodes.length >= MOST_NODES) throw new RangeError('markdownify: the text has too much markup.');
    this.#nodes.push(node);
    return `\u0002${this.#nodes.length - 1}\u0003`;
  }

  /** The nodes of a marked text. */
  resolve(text: string): Node[] {
    return text
      .split(PLACEHOLDER)
      .map((piece, index) => (index % 2 === 0 ? piece : this.#nodes[Number(piece)]!))
      .filter((node) => node !== '')
      .map((node) => {
        if (node instanceof Element) this.#resolveChildren(node);
        return node;
      });
  }

  #resolveChildren(element: Element): void {
    element.children = element.children.flatMap((child) => {
      if (typeof child === 'string') return this.resolve(child);
      if (child instanceof Element) this.#resolveChildren(child);
      return [child];
    });
  }

  /** A marked text as its author wrote it, without what marks it up. */
  plain(text: string): string {
    const textOf = (node: Node): string =>
      typeof node === 'string' ? this.plain(node) : node instanceof Finished ? node.text : node.children.map(textOf).join('');
    return text.replace(PLACEHOLDER, (_, index: string) => textOf(this.#nodes[Number(index)]!));
  }
}

/** The nodes that the markup in a text makes of it. */
export function parseInline(text: string, definitions: Definitions): Node[] {
  const scope = new Scope(definitions);
  return scope.resolve(scope.mark(text.replace(/[\u0002\u0003]/g, ''), 0));
}

/** A kind of markup that a regular expression tells; `make` gives undefined for one that is none after all. */
function matching(source: RegExp, make: (match: RegExpExecArray, scope: Scope) => Element | Finished | null): Pattern {
  const pattern = new RegExp(source.source, `${source.flags.replace('g', '')}gs`);
  return (text, from, scope) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match ? { node: make(match, scope), start: match.index, end: match.index + match[0].length } : undefined;
  };
}

/** Code that begins at a run of backticks: to one as long, or to the longest that comes; some of the ticks are its own then. */
function codeSpan(text: string, start: number, ticks: number): Found | undefined {
  let end: { index: number; length: number } | undefined;
  for (const { 0: run, index } of text.slice(start + ticks).matchAll(/`+/g)) {
    const place = start + ticks + index;
    if (run.length === ticks) {
      end = { index: place, length: ticks };
      break;
    }
    if (run.length > (end?.length ?? 0))
      end = { index: place + run.length - Math.min(run.length, ticks), length: Math.min(run.length, ticks) };
  }
  if (!end) return undefined;
  const inside = text.slice(start + end.length, end.index).trim();
  return { node: new Element('code', [new Finished(inside)]), start, end: end.index + end.length };
}

/** Code between runs of backticks of one length; of escaped backslashes before a run, one is left of two. */
const code: Pattern = (text, from) => {
  const pattern = /(?<!\\)((?:\\\\)+)(?=`+)|(?<!\\)(`+)/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    if (match[1]) return { node: new Finished(match[1].slice(0, match[1].length / 2)), start, end: start + match[1].length };
    const found = codeSpan(text, start, match[2]!.length);
    if (found) return found;
  }
  return undefined;
};

function linkOrPicture(isImage: boolean, text: string, { address, title }: Target, scope: Scope): Element {
  const titled: Record<string, string> = title === undefined ? {} : { title };
  return isImage
    ? new Element('img', [], { alt: scope.plain(text), src: address, ...titled })
    : new Element('a', [text], { href: address, ...titled });
}

/** `[text](address)`, or with `!` before it. */
function inlineLink(isImage: boolean): Pattern {
  const pattern = isImage ? /!\[/g : /(?<!!)\[/g;
  return (text, from, scope) => {
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const label = readLinkText(text, pattern.lastIndex);
      const target = label && readLinkTarget(text, label.end);
      if (!target) continue;
      const plain = {
        address: scope.plain(target.address).trim(),
        title: target.title === undefined ? undefined : scope.plain(target.title),
      };
      return { node: linkOrPicture(isImage, label.text, plain, scope), start: match.index, end: target.end };
    }
    return undefined;
  };
}

/** `[text][name]`, and `[name]` alone. */
function referenceLink(isImage: boolean, isShort: boolean): Pattern {
  const pattern = isImage ? /!\[/g : /(?<!!)\[/g;
  return (text, from, scope) => {
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const label = readLinkText(text, pattern.lastIndex);
      const name = label && (isShort ? { name: label.text, end: label.end } : readReferenceName(text, label));
      if (!name) continue;
      const target = scope.definitions.references.get(name.name.toLowerCase().replace(/\s+/g, ' '));
      if (!target) continue;
      return { node: linkOrPicture(isImage, label.text, target, scope), start: match.index, end: name.end };
    }
    return undefined;
  };
}

function readReferenceName(text: string, label: { text: string; end: number }): { name: string; end: number } | undefined {
  const pattern = /\s?\[([^\]]*)\]/y;
  pattern.lastIndex = label.end;
  const match = pattern.exec(text);
  return match ? { name: match[1] || label.text, end: pattern.lastIndex } : undefined;
}

function footnote({ 1: name = '' }: RegExpExecArray, { definitions }: Scope): Element | null {
  if (!definitions.footnotes.has(name)) return null;
  if (!definitions.mentioned.includes(name)) definitions.mentioned.push(name);
  const number = String([...definitions.footnotes.keys()].indexOf(name) + 1);
  return new Element('sup', [new Element('a', [new Finished(number)], { href: `#fn:${name}` })]);
}

/** Every character as a reference, which is to hide an address from those who collect them. */
function asReferences(text: string): string {
  return Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');
}

function mailAddress({ 1: address = '' }: RegExpExecArray, scope: Scope): Element {
  const plain = scope.plain(address).replace(/^mailto:/, '');
  return new Element('a', [new Finished(asReferences(plain), true)], { href: asReferences(`mailto:${plain}`) });
}

interface Emphasis {
  pattern: RegExp;
  /** Of `outer,inner` the inner one ends first; `then`: the inner one comes second. */
  tags: [outer: string, inner?: string];
  isInnerLast?: boolean;
}

const STARS: readonly Emphasis[] = [
  { pattern: /\*{3}(.+?)\*(.*?)\*{2}/sy, tags: ['strong', 'em'] },
  { pattern: /\*{3}(.+?)\*{2}(.*?)\*/sy, tags: ['em', 'strong'] },
  { pattern: /\*{2}(?!\*)([^*]+?)\*(?!\*)(.+?)\*{3}/sy, tags: ['strong', 'em'], isInnerLast: true },
  { pattern: /\*{2}(.+?)\*{2}/sy, tags: ['strong'] },
  { pattern: /\*([^*]+)\*/sy, tags: ['em'] },
];
const UNDERSCORES: readonly Emphasis[] = [
  { pattern: /_{3}(.+?)_(.*?)_{2}/sy, tags: ['strong', 'em'] },
  { pattern: /_{3}(.+?)_{2}(.*?)_/sy, tags: ['em', 'strong'] },
  {
    pattern: /(?<![\p{L}\p{N}_])__(?!_)(.+?)(?<![\p{L}\p{N}_])_(?!_)(.+?)_{3}(?![\p{L}\p{N}_])/suy,
    tags: ['strong', 'em'],
    isInnerLast: true,
  },
  { pattern: /(?<![\p{L}\p{N}_])__(?!_)(.+?)(?<!_)__(?![\p{L}\p{N}_])/suy, tags: ['strong'] },
  { pattern: /(?<![\p{L}\p{N}_])_(?!_)(.+?)(?<!_)_(?![\p{L}\p{N}_])/suy, tags: ['em'] },
];

/** Emphasis of one sign; within it only those kinds are looked for that come later in the list. */
function emphasis(sign: string, kinds: readonly Emphasis[]): Pattern {
  const at = (text: string, place: number, after: number): Found | undefined => {
    for (const [index, { pattern, tags, isInnerLast }] of kinds.entries()) {
      if (index <= after) continue;
      pattern.lastIndex = place;
      const match = pattern.exec(text);
      if (!match) continue;
      const [, first = '', second] = match;
      const [outer, inner] = tags;
      const node =
        inner === undefined
          ? new Element(outer, within(first, index))
          : isInnerLast
            ? new Element(outer, [...within(first, index), new Element(inner, within(second ?? '', index))])
            : new Element(outer, [new Element(inner, within(first, index)), ...within(second ?? '', index)]);
      return { node, start: place, end: pattern.lastIndex };
    }
    return undefined;
  };
  const within = (text: string, after: number): Node[] => {
    const nodes: Node[] = [];
    let done = 0;
    for (let place = text.indexOf(sign); place !== -1; place = text.indexOf(sign, place)) {
      const found = at(text, place, after);
      if (!found?.node) place += 1;
      else {
        nodes.push(text.slice(done, place), found.node);
        done = place = found.end;
      }
    }
    return [...nodes, text.slice(done)].filter((node) => node !== '');
  };
  return (text, from) => {
    for (let place = text.indexOf(sign, from); place !== -1; place = text.indexOf(sign, place + 1)) {
      const found = at(text, place, -1);
      if (found) return found;
    }
    return undefined;
  };
}

/** In the order in which they are looked for. */
const PATTERNS: readonly Pattern[] = [
  code,
  matching(/\\(.)/, ({ 1: character = '' }) => (ESCAPABLE.includes(character) ? new Finished(character) : null)),
  matching(/\[\^([^\]]*)\]/, footnote),
  referenceLink(false, false),
  inlineLink(false),
  inlineLink(true),
  referenceLink(true, false),
  referenceLink(false, true),
  referenceLink(true, true),
  matching(/<((?:f|ht)tps?:\/\/[^<>]*)>/i, ({ 1: address = '' }, scope) => {
    const plain = scope.plain(address);
    return new Element('a', [new Finished(plain)], { href: plain });
  }),
  matching(/<([^<> !]+@[^@<> ]+)>/, mailAddress),
  matching(/ {2}\n/, () => new Element('br')),
  matching(
    /<(?:\/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?|!--(?:(?!<!--|-->).)*--|\?(?:(?!<\?|\?>).)*\?)>/,
    ({ 0: html }, scope) => new Finished(scope.plain(html), true),
  ),
  matching(/&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);/, ({ 0: reference }) => new Finished(reference, true)),
  matching(/(?:^|(?<=\s))(?:\*{1,3}|_{1,3})(?=\s|$)/, ({ 0: signs }) => new Finished(signs)),
  emphasis('*', STARS),
  emphasis('_', UNDERSCORES),
];
