import type { PrismaClient } from '../../database/database.ts';

export type ColumnKind = 'integer' | 'float' | 'decimal' | 'text' | 'boolean' | 'date' | 'time stamp' | 'json';

export interface Column {
  name: string;
  kind: ColumnKind;
  nullable: boolean;
  /** SQL; undefined: none. */
  defaultSql: string | undefined;
  /** Texts: the most characters. */
  maxLength: number | undefined;
  /** Decimals: digits before the point. */
  integerDigits: number | undefined;
  /** The table that its value is a pk of. */
  references: string | undefined;
}

export interface Table {
  name: string;
  columns: Map<string, Column>;
}

interface CatalogRow {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  default_sql: string | null;
  max_length: number | null;
  precision: number | null;
  scale: number | null;
  references: string | null;
}

const kinds: Record<string, ColumnKind> = {
  integer: 'integer',
  'double precision': 'float',
  numeric: 'decimal',
  text: 'text',
  'character varying': 'text',
  boolean: 'boolean',
  date: 'date',
  'timestamp with time zone': 'time stamp',
  jsonb: 'json',
};

/**
 * Asks the database what the columns of these tables take. It is the one place that knows all of it (decimal digits,
 * defaults, foreign keys); Prisma's run-time model knows none of these. Columns of other kinds are left out.
 */
export async function describeTables(prisma: PrismaClient, names: readonly string[]): Promise<Map<string, Table>> {
  const rows = await prisma.$queryRaw<CatalogRow[]>`
    SELECT t.relname AS "table", a.attname AS "column", c.data_type AS "type", NOT a.attnotnull AS nullable,
           c.column_default AS default_sql, c.character_maximum_length AS max_length,
           c.numeric_precision AS precision, c.numeric_scale AS scale, target.relname AS "references"
      FROM pg_class t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN information_schema.columns c ON c.table_schema = current_schema() AND c.table_name = t.relname AND c.column_name = a.attname
      LEFT JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
      LEFT JOIN pg_class target ON target.oid = f.confrelid
     WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND t.relname = ANY(${[...names]}::text[])
     ORDER BY t.relname, a.attnum`;
  const tables = new Map<string, Table>();
  for (const row of rows) {
    const table = tables.get(row.table) ?? { name: row.table, columns: new Map() };
    tables.set(row.table, table);
    const kind = kinds[row.type];
    if (kind) table.columns.set(row.column, toColumn(row, kind));
  }
  return tables;
}

function toColumn(row: CatalogRow, kind: ColumnKind): Column {
  return {
    name: row.column,
    kind,
    nullable: row.nullable,
    defaultSql: row.default_sql ?? undefined,
    maxLength: row.max_length ?? undefined,
    integerDigits: row.precision === null ? undefined : row.precision - (row.scale ?? 0),
    references: row.references ?? undefined,
  };
}

/** The tables in an order in which each comes after those that it refers to; references to itself do not count. */
export function dependencyOrder(tables: Map<string, Table>): Table[] {
  const ordered = new Set<Table>();
  const visit = (table: Table, path: Table[]): void => {
    if (ordered.has(table)) return;
    if (path.includes(table)) throw new Error(`The tables ${path.map(({ name }) => name).join(', ')} refer to each other in a circle.`);
    for (const { references } of table.columns.values()) {
      const target = references === undefined ? undefined : tables.get(references);
      if (target && target !== table) visit(target, [...path, table]);
    }
    ordered.add(table);
  };
  for (const table of tables.values()) visit(table, []);
  return [...ordered];
}
