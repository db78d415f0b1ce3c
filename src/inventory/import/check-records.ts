import type { Column, Table } from './describe-tables.ts';
import { exportModels } from './export-models.ts';
import { placeOf, type ExportRecord } from './export-record.ts';
import type { ImportTally } from './import-report.ts';
import type { Problems } from './problems.ts';
import type { References } from './references.ts';
import { convertValue, ValueProblem } from './convert-value.ts';

/** A row by its columns' names, as PostgreSQL reads it from JSON. */
export type Row = Record<string, unknown>;

export interface CheckedRows {
  /** By table. */
  rows: Map<string, Row[]>;
  memberships: { group: number; user: number }[];
}

interface Context {
  tables: Map<string, Table>;
  references: References;
  problems: Problems;
  tally: ImportTally;
}

/** Django's book-keeping: nothing that a report shows is lost with these, so they are not reported either. */
const UNREPORTED = new Set(['metadata', 'lft', 'rght', 'tree_id', 'level', 'permissions', 'user_permissions']);

/** Turns records into rows, and names every value that cannot be kept. */
export function checkRecords(records: ExportRecord[], context: Context): CheckedRows {
  const checked: CheckedRows = { rows: new Map(), memberships: [] };
  for (const record of records) {
    const reason = reasonToSkipRecord(record, context.references);
    if (reason) {
      context.tally.skipped(record.model, reason);
      continue;
    }
    const row = toRow(record, context);
    const rows = checked.rows.get(record.rule.table);
    if (rows) rows.push(row);
    else checked.rows.set(record.rule.table, [row]);
    if (record.rule.table === 'User') checked.memberships.push(...membershipsOf(record, context));
    context.tally.stored(record.model);
  }
  for (const table of context.tables.values()) checkTrees(table, records, checked.rows.get(table.name) ?? [], context.problems);
  return checked;
}

function reasonToSkipRecord({ rule, pk, fields }: ExportRecord, references: References): string | undefined {
  if (references.isAccountHere(rule.table, pk)) return `an account of this name exists here and stays as it is`;
  if (rule.table === 'RuleSet' && references.isGroupHere(fields.group)) return 'its group exists here and stays as it is';
  if (!rule.belongsTo) return undefined;
  const model = contentType(fields[rule.belongsTo.model]);
  const target = typeof model === 'string' && Object.hasOwn(exportModels, model) ? exportModels[model] : undefined;
  const owner = fields[rule.belongsTo.pk];
  if (typeof model === 'string' && !target) return 'it belongs to a kind of record that is not kept here';
  // Nothing on the other server keeps these from outliving what they belong to, so it is no mistake in the file.
  return target && typeof owner === 'number' && !references.has(target.table, owner)
    ? 'the record that it belongs to does not exist'
    : undefined;
}

function toRow(record: ExportRecord, context: Context): Row {
  const { rule, fields } = record;
  const table = context.tables.get(rule.table);
  if (!table) throw new Error(`The database has no table ${rule.table}.`);
  const row: Row = {};
  for (const [field, value] of Object.entries(fields)) {
    if (rule.table === 'User' && field === 'groups') continue;
    const name = rule.rename?.[field] ?? field;
    const column = table.columns.get(name) ?? table.columns.get(`${name}_id`);
    if (!column || column.name === 'pk') {
      if (!UNREPORTED.has(field) && !isEmpty(value)) context.tally.unknownField(record.model, field);
    } else if (value !== null) {
      row[column.name] = valueOf(record, field, value, column, context);
    }
  }
  addMissing(record, table, row, context.problems);
  // Rules are named by group and name; nothing refers to their pk, and another server's may be taken here.
  if (rule.table !== 'RuleSet') row.pk = context.references.pkHere(rule.table, record.pk);
  return row;
}

function valueOf(record: ExportRecord, field: string, value: unknown, column: Column, { references, problems }: Context): unknown {
  const raw = record.rule.contentTypes?.includes(field) ? contentType(value) : value;
  const result =
    raw instanceof ValueProblem
      ? raw
      : column.references === undefined
        ? convertValue(raw, column)
        : references.resolve(column.references, raw);
  if (!(result instanceof ValueProblem)) return result;
  problems.add(['records', String(record.index), 'fields', field], result.code, `${placeOf(record)}: "${field}" ${result.message}.`);
  return null;
}

function addMissing(record: ExportRecord, table: Table, row: Row, problems: Problems): void {
  for (const column of table.columns.values()) {
    if (column.nullable || column.defaultSql !== undefined || column.name in row) continue;
    const field = fieldOf(record, column);
    problems.add(
      ['records', String(record.index), 'fields', field],
      'REQUIRED',
      `${placeOf(record)}: "${field}" is missing, and must have a value.`,
    );
  }
}

function fieldOf({ rule }: ExportRecord, column: Column): string {
  const renamed = Object.entries(rule.rename ?? {}).find(([, name]) => name === column.name)?.[0];
  return renamed ?? (column.references === undefined ? column.name : column.name.replace(/_id$/, ''));
}

function membershipsOf(record: ExportRecord, { references, problems }: Context): CheckedRows['memberships'] {
  const { groups = [] } = record.fields;
  const user = references.pkHere('User', record.pk);
  return (Array.isArray(groups) ? (groups as unknown[]) : [groups]).flatMap((value) => {
    const group = references.resolve('Group', value);
    if (typeof group === 'number') return [{ group, user }];
    problems.add(['records', String(record.index), 'fields', 'groups'], group.code, `${placeOf(record)}: "groups" ${group.message}.`);
    return [];
  });
}

/** Django writes a content type as `["part", "part"]`; kept as `part.part`. */
function contentType(value: unknown): string | ValueProblem {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')) return value.join('.').toLowerCase();
  return new ValueProblem(
    'WRONG_TYPE',
    `is ${JSON.stringify(value)}, and must name a kind of record by its natural key, like ["part", "part"]`,
  );
}

/** A record that is its own ancestor would send every walk up the tree round for ever. */
function checkTrees(table: Table, records: ExportRecord[], rows: Row[], problems: Problems): void {
  for (const column of table.columns.values()) {
    if (column.references !== table.name) continue;
    const parents = new Map(rows.map((row) => [row.pk, row[column.name]]));
    for (const pk of loops(parents)) {
      const record = records.find((candidate) => candidate.rule.table === table.name && candidate.pk === pk);
      const field = column.name.replace(/_id$/, '');
      if (record)
        problems.add(
          ['records', String(record.index), 'fields', field],
          'NOT_A_CHOICE',
          `${placeOf(record)}: "${field}" leads in a circle back to the record itself.`,
        );
    }
  }
}

/** One member of each circle. */
function loops(parents: Map<unknown, unknown>): unknown[] {
  const done = new Set<unknown>();
  const found: unknown[] = [];
  for (const start of parents.keys()) {
    const path = new Set<unknown>();
    let node: unknown = start;
    while (node !== undefined && node !== null && !done.has(node) && !path.has(node)) {
      path.add(node);
      node = parents.get(node);
    }
    if (path.has(node)) found.push(node);
    for (const seen of path) done.add(seen);
  }
  return found;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
