import { compare, PyObject, repr, typeError, type Value } from '../values/index.ts';

/** How many of them a list of rows shows when it is printed itself. */
const SHOWN = 20;

/** Rows, as Django's query sets are used in templates: walked through, counted, indexed, and the first and the last of them. */
export class RowList extends PyObject {
  readonly typeName = 'QuerySet';
  readonly rows: readonly Value[];

  constructor(rows: readonly Value[]) {
    super();
    this.rows = rows;
  }

  override str(): string {
    const more = this.rows.length > SHOWN ? ", '...(remaining elements truncated)...'" : '';
    return `<QuerySet [${this.rows.slice(0, SHOWN).map(repr).join(', ')}${more}]>`;
  }

  override repr(): string {
    return this.str();
  }

  override attribute(name: string): Value | undefined {
    return Object.hasOwn(METHODS, name) ? () => METHODS[name]!(this.rows) : undefined;
  }

  override item(key: Value): Value | undefined {
    if (typeof key !== 'number') throw typeError('QuerySet indices must be integers or slices, not str.');
    return key < 0 ? undefined : this.rows[key];
  }

  override length(): number {
    return this.rows.length;
  }

  override iterate(): Iterable<Value> {
    return this.rows;
  }
}

/**
 * The rows that name a record, behind what Django puts in between: they come by `.all`, and the manager itself counts as true
 * even when it has none, on which InvenTree's own templates rely.
 */
export class RowManager extends PyObject {
  readonly typeName = 'RelatedManager';
  readonly #rows: readonly Value[];

  constructor(rows: readonly Value[]) {
    super();
    this.#rows = rows;
  }

  override str(): string {
    return 'None';
  }

  override attribute(name: string): Value | undefined {
    return new RowList(this.#rows).attribute(name);
  }

  /** For the tags of InvenTree that take rows. */
  get rows(): RowList {
    return new RowList(this.#rows);
  }
}

const METHODS: Readonly<Record<string, (rows: readonly Value[]) => Value>> = {
  all: (rows) => new RowList(rows),
  count: (rows) => rows.length,
  distinct: (rows) => new RowList([...new Set(rows)]),
  exists: (rows) => rows.length > 0,
  first: (rows) => rows[0] ?? null,
  last: (rows) => rows.at(-1) ?? null,
  none: () => new RowList([]),
  reverse: (rows) => new RowList(rows.toReversed()),
  earliest: (rows) => newestFirst(rows).at(-1) ?? null,
  latest: (rows) => newestFirst(rows)[0] ?? null,
};

/** By pk: what is inserted later has a higher one. */
function newestFirst(rows: readonly Value[]): Value[] {
  const pkOf = (row: Value) => (row instanceof PyObject ? (row.attribute('pk') ?? null) : null);
  return rows.toSorted((one, other) => compare(pkOf(other), pkOf(one)));
}
