import type { ModelType } from '../database/client/enums.ts';

/** A record that can be printed, as lists show it. */
export interface PrintableItem {
  pk: number;
  modelType: ModelType;
  /** What a person calls it: `BO0001`, `Widget #12`. */
  label: string;
}

/** The variables of one item, as `template-context` names them; plain JSON, and no more than a template may see. */
export type ItemContext = Record<string, unknown>;
