import { INDENT, moveOut, splitIndented, type BlockKind, type BlockReader, type Situation } from './block-kind.ts';
import { abbreviationBlock, definitionBlock, footnoteBlock, referenceBlock } from './definitions.ts';
import { Element, Finished } from './element.ts';
import type { Target } from './inline.ts';
import { indentedInList, listBlock } from './lists.ts';
import { tableBlock } from './tables.ts';

/**
 * Reads blocks, which blank lines part, into elements below a parent, by the rules of Python-Markdown with its `extra`. Of the
 * kinds of blocks the first that knows what to do takes one off the list, and may put back what it leaves of it.
 */
export class BlockParser implements BlockReader {
  readonly references = new Map<string, Target>();
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, string>();
  readonly #situations: Situation[] = [];
  #depth = 0;

  parse(parent: Element, text: string): void {
    this.parseBlocks(parent, text.split('\n\n'));
  }

  parseBlocks(parent: Element, blocks: string[], situation?: Situation): void {
    if (situation) this.#situations.push(situation);
    this.#depth += 1;
    while (blocks.length > 0) KINDS.find((kind) => kind(this, parent, blocks));
    this.#depth -= 1;
    if (situation) this.#situations.pop();
  }

  isIn(situation: Situation): boolean {
    return this.#situations.at(-1) === situation;
  }

  /** Whether quotes and lists may go deeper. */
  get mayNest(): boolean {
    return this.#depth < DEEPEST;
  }
}

const DEEPEST = 100;

/** Takes a block where a pattern is found in it; what stands before it is read first, what is behind it comes back. */
function around(pattern: RegExp, make: (parent: Element, match: RegExpExecArray) => void): BlockKind {
  return (parser, parent, blocks) => {
    const block = blocks[0]!;
    const match = pattern.exec(block);
    if (!match) return false;
    blocks.shift();
    const before = block.slice(0, match.index);
    if (before.replace(/\n+$/, '') !== '') parser.parseBlocks(parent, [before.replace(/\n+$/, '')]);
    make(parent, match);
    const behind = block.slice(match.index + match[0].length);
    const rest = parser.isIn('looselist') ? moveOut(behind) : behind;
    if (rest.replace(/^\n+/, '') !== '') blocks.unshift(rest.replace(/^\n+/, ''));
    return true;
  };
}

function codeOf(parent: Element): Element | undefined {
  const last = parent.lastElement;
  return last?.tag === 'pre' && last.elements[0]?.tag === 'code' ? last.elements[0] : undefined;
}

const textOf = (code: Element): string => code.children.map((child) => (child instanceof Finished ? child.text : '')).join('');

const emptyBlock: BlockKind = (_parser, parent, blocks) => {
  const block = blocks[0]!;
  if (block !== '' && !block.startsWith('\n')) return false;
  blocks.shift();
  if (block.length > 1) blocks.unshift(block.slice(1));
  const code = codeOf(parent);
  if (code) code.children = [new Finished(textOf(code) + (block === '' ? '\n\n' : '\n'))];
  return true;
};

const codeBlock: BlockKind = (_parser, parent, blocks) => {
  if (!blocks[0]!.startsWith(INDENT)) return false;
  const [inside, behind] = splitIndented(blocks.shift()!);
  const code = codeOf(parent);
  const text = `${inside.trimEnd()}\n`;
  if (code) code.children = [new Finished(`${textOf(code)}\n${text}`)];
  else parent.add(new Element('pre', [new Element('code', [new Finished(text)])]));
  if (behind !== '') blocks.unshift(behind);
  return true;
};

const headingBlock = around(/(?:^|\n)(#{1,6})((?:\\.|[^\\\n])*?)#*(?:\n|$)/, (parent, { 1: signs = '', 2: text = '' }) =>
  parent.add(new Element(`h${signs.length}`, [text.trim()])),
);

const underlinedHeading: BlockKind = (_parser, parent, blocks) => {
  if (!/^.*?\n[=-]+[ ]*(?:\n|$)/.test(blocks[0]!)) return false;
  const [text = '', line = '', ...rest] = blocks.shift()!.split('\n');
  parent.add(new Element(line.startsWith('=') ? 'h1' : 'h2', [text.trim()]));
  if (rest.length > 0) blocks.unshift(rest.join('\n'));
  return true;
};

const rule = around(/^ {0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ ]*$/m, (parent) => parent.add(new Element('hr')));

const quoteBlock: BlockKind = (parser, parent, blocks) => {
  const block = blocks[0]!;
  const match = /(?:^|\n)[ ]{0,3}>[ ]?(?:.*)/.exec(block);
  if (!match || !parser.mayNest) return false;
  blocks.shift();
  parser.parseBlocks(parent, [block.slice(0, match.index)]);
  const inside = block
    .slice(match.index)
    .split('\n')
    .map((line) => line.replace(/^[ ]{0,3}>[ ]?/, ''))
    .join('\n');
  const last = parent.lastElement;
  const quote = last?.tag === 'blockquote' ? last : parent.add(new Element('blockquote'));
  parser.parseBlocks(quote, inside.split('\n\n'), 'blockquote');
  return true;
};

const paragraph: BlockKind = (parser, parent, blocks) => {
  const block = blocks.shift()!;
  if (block.trim() === '') return true;
  const text = block.trimStart();
  // A tight list has text without paragraphs.
  if (!parser.isIn('list')) parent.add(new Element('p', [text]));
  else if (parent.lastElement) {
    const trailing = parent.trailingText;
    if (trailing !== '') parent.children[parent.children.length - 1] = `${trailing}\n${block}`;
    else parent.children.push(`\n${block}`);
  } else parent.children = [parent.leadingText === '' ? text : `${parent.leadingText}\n${text}`];
  return true;
};

const KINDS: readonly BlockKind[] = [
  emptyBlock,
  indentedInList,
  codeBlock,
  tableBlock,
  headingBlock,
  underlinedHeading,
  rule,
  listBlock('ol'),
  listBlock('ul'),
  definitionBlock,
  quoteBlock,
  footnoteBlock,
  abbreviationBlock,
  referenceBlock,
  paragraph,
];
