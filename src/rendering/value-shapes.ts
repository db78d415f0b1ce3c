/**
 * How the members of records are to be read as Python's values: a template in Django's language sees a decimal where JSON has a
 * number, and a manager where it has a list. The shapes of one job, each for the records at one place of the tree of members.
 */
export interface ValueShapes {
  /** The first is that of a document's variables. */
  records: RecordShape[];
  /** By model: all members that there are, loaded or not. */
  members: Record<string, string[]>;
}

export interface RecordShape {
  /** `PurchaseOrder`. */
  model: string;
  /** What was loaded, by name. */
  loaded: Record<string, MemberShape>;
}

/**
 * A scalar: `text`, `number` as it comes, `decimal:5` with so many places, `float`, `boolean`, `date`, `datetime`, `money`, `json`;
 * or related records, as the shape of that number.
 */
export type MemberShape = string | { record: number; as: 'record' | 'manager' | 'list' | 'dict' };

/** A member that a template asked for and that was not loaded: its name, and the shape of the record. */
export interface Missed {
  shape: number;
  name: string;
}
