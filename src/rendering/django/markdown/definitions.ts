import { moveOut, splitIndented, type BlockKind } from './block-kind.ts';
import { Element } from './element.ts';

/** Puts back what stands before and behind a definition. */
function putBack(blocks: string[], before: string, behind: string): void {
  if (behind.trim() !== '') blocks.unshift(behind.replace(/^\n+/, ''));
  if (before.trim() !== '') blocks.unshift(before.replace(/\n+$/, ''));
}

const REFERENCE = /^[ ]{0,3}\[([^[\]]*)\]:[ ]*\n?[ ]*(\S+)[ ]*(?:\n[ ]*)?(?:(["'])(.*)\3[ ]*|\((.*)\)[ ]*)?$/m;

/** `[name]: address "title"` */
export const referenceBlock: BlockKind = (parser, _parent, blocks) => {
  const block = blocks[0]!;
  const match = REFERENCE.exec(block);
  if (!match) return false;
  blocks.shift();
  const title = match[4] ?? match[5];
  parser.references.set(match[1]!.trim().toLowerCase(), { address: match[2]!.replace(/^<+|>+$/g, ''), title: title || undefined });
  putBack(blocks, block.slice(0, match.index), block.slice(match.index + match[0].length));
  return true;
};

const ABBREVIATION = /^[*]\[([^\\]*?)\][ ]?:[ ]*\n?[ ]*(.*)$/m;

/** `*[HTML]: Hyper Text` */
export const abbreviationBlock: BlockKind = (parser, _parent, blocks) => {
  const block = blocks[0]!;
  const match = ABBREVIATION.exec(block);
  if (!match) return false;
  blocks.shift();
  const [name, title] = [match[1]!.trim(), match[2]!.trim()];
  if (name !== '' && title !== '') parser.abbreviations.set(name, title);
  putBack(blocks, block.slice(0, match.index), block.slice(match.index + match[0].length));
  return true;
};

const FOOTNOTE = /^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$/m;

/** `[^name]: text`, which goes on as long as it is indented. */
export const footnoteBlock: BlockKind = (parser, _parent, blocks) => {
  const block = blocks[0]!;
  const match = FOOTNOTE.exec(block);
  if (!match) return false;
  blocks.shift();
  const behind = block.slice(match.index + match[0].length).replace(/^\n+/, '');
  const next = FOOTNOTE.exec(behind);
  const parts = [`${match[2]}\n${moveOut(next ? behind.slice(0, next.index).trimEnd() : behind)}`.replace(/^\n+|\n+$/g, '')];
  if (next) blocks.unshift(behind.slice(next.index));
  else
    while (blocks[0]?.startsWith('    ')) {
      const more = blocks.shift()!;
      const end = FOOTNOTE.exec(more);
      parts.push(moveOut(end ? more.slice(0, end.index).replace(/\n+$/, '') : more));
      if (!end) continue;
      blocks.unshift(more.slice(end.index));
      break;
    }
  parser.footnotes.set(match[1]!, parts.join('\n\n').trimEnd());
  const before = block.slice(0, match.index);
  if (before.trim() !== '') blocks.unshift(before.replace(/\n+$/, ''));
  return true;
};

const DEFINITION = /(?:^|\n)[ ]{0,3}:[ ]{1,3}(.*?)(?:\n|$)/;

/** Terms, and below them their definitions behind colons. */
export const definitionBlock: BlockKind = (parser, parent, blocks) => {
  const block = blocks[0]!;
  const match = DEFINITION.exec(block);
  if (!match) return false;
  let terms = block
    .slice(0, match.index)
    .split('\n')
    .map((term) => term.trim())
    .filter((term) => term !== '');
  let before = parent.lastElement;
  if (terms.length === 0 && !before) return false;
  blocks.shift();
  const rest = block.slice(match.index + match[0].length);
  const [inside, behind] = /^[ ]{0,3}[^ :]/.test(rest) ? [rest, ''] : splitIndented(rest);
  let isLoose = false;
  if (terms.length === 0 && before?.tag === 'p') {
    isLoose = true;
    terms = before.leadingText.split('\n');
    parent.children.splice(parent.children.indexOf(before), 1);
    before = parent.lastElement;
  }
  const last = before?.lastElement;
  if (before?.tag === 'dl' && terms.length === 0 && last?.tag === 'dd' && last.elements.length > 0) isLoose = true;
  const list = before?.tag === 'dl' ? before : parent.add(new Element('dl'));
  for (const term of terms) list.add(new Element('dt', [term]));
  const text = inside === '' ? match[1]! : `${match[1]}\n${inside}`;
  parser.parseBlocks(list.add(new Element('dd')), [text], isLoose ? 'looselist' : 'list');
  if (behind !== '') blocks.unshift(behind);
  return true;
};
