import { BlockParser } from './blocks.ts';
import { Element, Finished, isBlockTag, type Node } from './element.ts';
import { parseInline, type Definitions } from './inline.ts';
import { RawBlocks, STORED } from './raw-blocks.ts';

const LONGEST_TEXT = 1_000_000;
const VOID_TAGS = new Set(['br', 'hr', 'img']);
const NO_BREAK_SPACE = new Finished('&#160;', true);

/** The markup that a text in Markdown becomes, by the rules of Python-Markdown with its extension `extra`. Not yet safe. */
export function renderMarkdown(text: string): string {
  if (text.length > LONGEST_TEXT)
    throw new RangeError(`markdownify: the text has ${text.length} characters, at most ${LONGEST_TEXT} are read.`);
  if (text.trim() === '') return '';
  const raw = new RawBlocks();
  const source = raw.takeElements(raw.takeFences(normalize(text)));
  const parser = new BlockParser();
  const root = new Element('div');
  parser.parse(root, source);
  const notes = footnotesOf(parser);
  if (notes) root.add(notes);
  const definitions: Definitions = { references: parser.references, footnotes: parser.footnotes, mentioned: [] };
  parseTexts(root, definitions);
  markAbbreviations(root, parser.abbreviations);
  addLineBreaks(root);
  return root.children
    .map((node) => write(node, raw))
    .join('')
    .trim();
}

function normalize(text: string): string {
  const lines = text
    .replace(/[\u0002\u0003]/g, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return `${lines.map(expandTabs).join('\n')}\n\n`.replace(/(?<=\n) +\n/g, '\n');
}

function expandTabs(line: string): string {
  let column = 0;
  return line.replace(/\t|[^\t]+/g, (part) => {
    const shown = part === '\t' ? ' '.repeat(4 - (column % 4)) : part;
    column += shown.length;
    return shown;
  });
}

/** The notes below the text, each with a link back. */
function footnotesOf(parser: BlockParser): Element | undefined {
  if (parser.footnotes.size === 0) return undefined;
  const list = new Element('ol');
  for (const [name, text] of parser.footnotes) {
    const item = list.add(new Element('li'));
    parser.parse(item, text);
    const link = new Element('a', [new Finished('&#8617;', true)], { href: `#fnref:${name}` });
    const last = item.lastElement;
    if (last?.tag === 'p') last.children.push(NO_BREAK_SPACE, link);
    else item.add(new Element('p', [link]));
  }
  return new Element('div', [new Element('hr'), list]);
}

/** `{: .class #id }`: such attributes are never let through, so that only their text goes. */
const ATTRIBUTES = /\{:?[ ]*[^}\n ][^\n}]*\}/.source;
const AT_LINE_END = new RegExp(`[ ]+${ATTRIBUTES}[ ]*$`);
const ON_LAST_LINE = new RegExp(`\\n[ ]*${ATTRIBUTES}[ ]*$`);
const BEHIND_ELEMENT = new RegExp(`^${ATTRIBUTES}`);

function parseTexts(element: Element, definitions: Definitions): void {
  element.children = element.children.flatMap((child) =>
    typeof child === 'string' && !STORED.test(child.trim()) ? parseInline(child, definitions) : [child],
  );
  const pattern = /^(?:h[1-6]|d[td]|t[dh])$/.test(element.tag) ? AT_LINE_END : ON_LAST_LINE;
  const last = element.children.length - 1;
  for (const [index, child] of element.children.entries()) {
    if (typeof child !== 'string') continue;
    const before = element.children[index - 1];
    let text = child;
    if (before instanceof Element && !isBlockTag(before.tag)) text = text.replace(BEHIND_ELEMENT, '');
    if (index === last && isBlockTag(element.tag)) text = text.replace(pattern, '');
    element.children[index] = text;
  }
  for (const child of element.elements) parseBlockTexts(child, definitions);
}

/** Elements that markup has made are read already. */
function parseBlockTexts(element: Element, definitions: Definitions): void {
  if (isBlockTag(element.tag)) parseTexts(element, definitions);
}

function markAbbreviations(element: Element, titles: ReadonlyMap<string, string>): void {
  if (titles.size === 0) return;
  const alternatives = [...titles.keys()].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, 'u');
  const mark = (parent: Element): void => {
    for (const child of parent.elements) mark(child);
    parent.children = parent.children.flatMap((child): Node[] => {
      if (typeof child !== 'string') return [child];
      return child
        .split(pattern)
        .map((piece, index) => (index % 2 === 1 ? new Element('abbr', [new Finished(piece)], { title: titles.get(piece)! }) : piece));
    });
  };
  mark(element);
}

const isBlank = (node: Node | undefined): boolean => node === undefined || (typeof node === 'string' && node.trim() === '');

/** Line breaks between blocks, as Python-Markdown has them. */
function addLineBreaks(element: Element): void {
  const children = element.children.filter((child) => child !== '');
  const spread: Node[] = [];
  const isOpen = isBlockTag(element.tag) && element.tag !== 'pre';
  for (const [index, child] of children.entries()) {
    const isBlock = child instanceof Element && isBlockTag(child.tag);
    if (isOpen && isBlock && index === 0) spread.push('\n');
    if (isOpen && isBlank(child) && typeof child === 'string') {
      const next = children[index + 1];
      if (index === 0 && next instanceof Element && isBlockTag(next.tag)) {
        spread.push('\n');
        continue;
      }
    }
    spread.push(child);
    if (child instanceof Element) addLineBreaks(child);
    const isFollowed = !isBlank(children[index + 1]);
    if (isOpen && isBlock && (!isFollowed || children[index + 1] instanceof Element)) {
      spread.push('\n');
      continue;
    }
    if (child instanceof Element && child.tag === 'br') spread.push('\n');
  }
  element.children = spread;
  const code = element.tag === 'pre' ? element.elements[0] : undefined;
  const text = code?.children[0];
  if (code && text instanceof Finished) code.children = [new Finished(`${text.text.trimEnd()}\n`)];
}

const escapeText = (text: string): string =>
  text
    .replace(/&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const escapeCode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function write(node: Node, raw: RawBlocks, isCode = false): string {
  if (typeof node === 'string') return escapeText(node);
  if (node instanceof Finished) return node.isHtml ? node.text : isCode ? escapeCode(node.text) : escapeText(node.text);
  const only = node.children.length === 1 ? node.children[0] : undefined;
  const stored = node.tag === 'p' && typeof only === 'string' ? STORED.exec(only.trim())?.[1] : undefined;
  if (stored !== undefined) return raw.stored[Number(stored)]!;
  const attributes = [...node.attributes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
  const open = `<${node.tag}${attributes.join('')}>`;
  if (VOID_TAGS.has(node.tag)) return open;
  return `${open}${node.children.map((child) => write(child, raw, node.tag === 'code')).join('')}</${node.tag}>`;
}
