import type { Missed, ValueShapes } from './value-shapes.ts';

/**
 * What was left out of the records in a document's input, node by node, the first being the input itself. A template that asks for
 * one of `missing` has been given too little.
 */
export interface Gaps {
  nodes: GapNode[];
}

export interface GapNode {
  missing: string[];
  /** By member: the node of the record that it leads to, or of those in its list; with `byKey` those in an object by key. */
  below: Record<string, { node: number; byKey: boolean }>;
}

/** The gaps of an input that holds several inputs in a list, its member `name`. */
export function gapsInList(name: string, { nodes }: Gaps): Gaps {
  const root: GapNode = { missing: [], below: { [name]: { node: 1, byKey: false } } };
  const moved = nodes.map(({ missing, below }) => ({
    missing,
    below: Object.fromEntries(Object.entries(below).map(([member, { node, byKey }]) => [member, { node: node + 1, byKey }])),
  }));
  return { nodes: [root, ...moved] };
}

/** What a job's documents hold and what they lack, as the language of its template needs to know it. */
export interface LoadedData {
  /** For Marko: what was left out of the inputs, in each or in each of its `instances`; undefined: nothing. */
  gaps?: Gaps | undefined;
  /** For Django's language: how the inputs are read; undefined: as plain JSON. */
  shapes?: ValueShapes | undefined;
}

/** A template asked for data of its items that it was not given. */
export class TooLittleDataError extends Error {
  override name = 'TooLittleDataError';
  /** Which data, where the language can tell; otherwise it may be anything. */
  readonly missed: readonly Missed[] | undefined;

  constructor(message: string, missed?: readonly Missed[]) {
    super(message);
    this.missed = missed;
  }
}
