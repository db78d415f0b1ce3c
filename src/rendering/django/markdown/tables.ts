import type { BlockKind } from './block-kind.ts';
import { Element } from './element.ts';

/** A pipe at the end that is not escaped. */
const END_BORDER = /(?<!\\)(?:\\\\)*\|$/;

/** A table: a row of heads, a row of lines, and rows of cells. */
export const tableBlock: BlockKind = (_parser, parent, blocks) => {
  const rows = blocks[0]!.split('\n').map((row) => row.replace(/^ +| +$/g, ''));
  const [header = '', line = '', ...body] = rows;
  const hasBorder = header.startsWith('|') || END_BORDER.test(header);
  const heads = cellsOf(header, hasBorder);
  const isSingle =
    heads.length === 1 && hasBorder && rows.length > 1 && rows.slice(1).every((row) => row.startsWith('|') || END_BORDER.test(row));
  if (rows.length < 2 || (heads.length < 2 && !isSingle)) return false;
  const lines = cellsOf(line, hasBorder);
  if (lines.length !== heads.length || /[^|:\- ]/.test(lines.join(''))) return false;
  blocks.shift();
  const rowOf = (cells: readonly string[], tag: string) =>
    new Element(
      'tr',
      heads.map((_, index) => new Element(tag, [(cells[index] ?? '').replace(/^ +| +$/g, '')])),
    );
  const shown = body.length === 0 ? [rowOf([], 'td')] : body.map((row) => rowOf(cellsOf(row, hasBorder), 'td'));
  parent.add(new Element('table', [new Element('thead', [rowOf(heads, 'th')]), new Element('tbody', shown)]));
  return true;
};

/** The cells of a row; a pipe in code, or behind a backslash, parts none. */
function cellsOf(row: string, hasBorder: boolean): string[] {
  const inside = hasBorder ? row.replace(/^\|/, '').replace(END_BORDER, '') : row;
  const cells = [''];
  for (const [piece] of inside.matchAll(/\\\\|\\`+|\\\||(`+)(?!`)(?:(?!\1(?!`)).)+(?<!`)\1(?!`)|[^|]|\|/gs))
    if (piece === '|') cells.push('');
    else cells[cells.length - 1] += piece;
  return cells;
}
