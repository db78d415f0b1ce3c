import type { Element } from './element.ts';
import type { Target } from './inline.ts';

/** What a text is being read in: it decides whether lines become paragraphs. */
export type Situation = 'list' | 'looselist' | 'blockquote' | 'detabbed';

/** What a kind of block needs of the reader of blocks. */
export interface BlockReader {
  /** Targets of links by their names, abbreviations with what they stand for, notes by their names. */
  readonly references: Map<string, Target>;
  readonly abbreviations: Map<string, string>;
  readonly footnotes: Map<string, string>;
  /** Whether quotes and lists may go deeper. */
  readonly mayNest: boolean;
  parseBlocks(parent: Element, blocks: string[], situation?: Situation): void;
  isIn(situation: Situation): boolean;
}

/** Takes the first block if it is of its kind. */
export type BlockKind = (parser: BlockReader, parent: Element, blocks: string[]) => boolean;

export const INDENT = '    ';

/** The lines of a block that are indented, without their indent, and those behind them. */
export function splitIndented(block: string): [inside: string, behind: string] {
  const lines = block.split('\n');
  const end = lines.findIndex((line) => !line.startsWith(INDENT) && line.trim() !== '');
  const inside = end === -1 ? lines : lines.slice(0, end);
  return [inside.map((line) => line.slice(INDENT.length)).join('\n'), end === -1 ? '' : lines.slice(end).join('\n')];
}

/** A block with its lines moved out by so many indents, where they have them. */
export function moveOut(block: string, level = 1): string {
  const indent = INDENT.repeat(level);
  return block
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
