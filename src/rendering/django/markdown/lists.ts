import { moveOut, type BlockKind } from './block-kind.ts';
import { Element } from './element.ts';

const ITEMS = new Set(['li', 'dd']);
const LISTS = new Set(['ul', 'ol', 'dl']);
const ITEM_START = /^[ ]{0,3}(?:\d+\.|[*+-])[ ]+(.*)/s;
const INDENTED_ITEM = /^[ ]{4,7}(?:\d+\.|[*+-])[ ]+/;

/** Lists of a kind. An item that follows a blank line makes its list a loose one, in which texts are paragraphs. */
export function listBlock(tag: 'ol' | 'ul'): BlockKind {
  const start = tag === 'ol' ? /^[ ]{0,3}\d+\.[ ]+/ : /^[ ]{0,3}[*+-][ ]+/;
  return (parser, parent, blocks) => {
    if (!start.test(blocks[0]!) || !parser.mayNest) return false;
    const items = itemsOf(blocks.shift()!);
    const before = parent.lastElement;
    let list: Element;
    if (before && (before.tag === 'ol' || before.tag === 'ul')) {
      list = before;
      loosen(list.lastElement);
      parser.parseBlocks(list.add(new Element('li')), [items.shift()!], 'looselist');
    } else list = parent.tag === 'ol' || parent.tag === 'ul' ? parent : parent.add(new Element(tag));
    for (const item of items) {
      const isBelow = item.startsWith('    ') && list.lastElement;
      parser.parseBlocks(isBelow || list.add(new Element('li')), [item], 'list');
    }
    return true;
  };
}

function loosen(item: Element | undefined): void {
  if (!item) return;
  item.wrapLeadingText();
  const trailing = item.trailingText;
  if (trailing !== '') item.children[item.children.length - 1] = new Element('p', [trailing.trimStart()]);
}

function itemsOf(block: string): string[] {
  const items: string[] = [];
  for (const line of block.split('\n')) {
    const item = ITEM_START.exec(line);
    const last = items.length - 1;
    if (item) items.push(item[1]!);
    else if (INDENTED_ITEM.test(line) && !items[last]?.startsWith('    ')) items.push(line);
    else items[last] = `${items[last]}\n${line}`;
  }
  return items;
}

/** What is indented behind an item belongs to it. */
export const indentedInList: BlockKind = (parser, parent, blocks) => {
  const last = parent.lastElement;
  if (!blocks[0]!.startsWith('    ') || parser.isIn('detabbed')) return false;
  if (!ITEMS.has(parent.tag) && !(last && LISTS.has(last.tag))) return false;
  const { level, element } = placeOf(parent, blocks[0]!, parser.isIn('list') ? 1 : 0);
  const block = moveOut(blocks.shift()!, level);
  const below = element.lastElement;
  if (ITEMS.has(parent.tag)) parser.parseBlocks(last && LISTS.has(last.tag) ? last : parent, [block], 'detabbed');
  else if (ITEMS.has(element.tag)) parser.parseBlocks(element, [block], 'detabbed');
  else if (below && ITEMS.has(below.tag)) {
    below.wrapLeadingText();
    parser.parseBlocks(below, block.split('\n\n'), 'detabbed');
  } else parser.parseBlocks(element.add(new Element(element.tag === 'dl' ? 'dd' : 'li')), [block], 'detabbed');
  return true;
};

/** The innermost list or item that the indent of a block reaches. */
function placeOf(parent: Element, block: string, startLevel: number): { level: number; element: Element } {
  const indent = Math.floor(/^ */.exec(block)![0].length / 4);
  let level = startLevel;
  let element = parent;
  while (indent > level) {
    const child = element.lastElement;
    if (!child || !(LISTS.has(child.tag) || ITEMS.has(child.tag))) break;
    if (LISTS.has(child.tag)) level += 1;
    element = child;
  }
  return { level, element };
}
