import type { Transaction } from '../../database/database.ts';
import type { CheckedRows, Row } from './check-records.ts';
import { dependencyOrder, type Column, type Table } from './describe-tables.ts';
import { inventoryTables } from './export-models.ts';

/** One statement takes its rows as one JSON text: few enough that the text stays at some MiB. */
const ROWS_PER_STATEMENT = 5_000;

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Writes the checked rows; `onProgress` gets how many are in. PostgreSQL converts them: their types are its own affair. */
export async function storeRows(
  tx: Transaction,
  tables: Map<string, Table>,
  { rows, memberships }: CheckedRows,
  replace: boolean,
  onProgress: (rowsDone: number) => void,
): Promise<void> {
  if (replace) await tx.$executeRawUnsafe(`TRUNCATE ${inventoryTables.map(quote).join(', ')}`);
  let done = 0;
  for (const table of dependencyOrder(tables)) {
    const own = rows.get(table.name) ?? [];
    for (const chunk of chunks(own)) {
      await insert(tx, table, chunk);
      onProgress((done += chunk.length));
    }
    await linkToItself(tx, table, own);
    if (own.length) await moveSequence(tx, table);
  }
  await tx.$executeRawUnsafe(
    `INSERT INTO "_GroupToUser" ("A", "B") SELECT "group", "user" FROM jsonb_to_recordset($1::jsonb) AS m ("group" int, "user" int) ON CONFLICT DO NOTHING`,
    JSON.stringify(memberships),
  );
}

async function insert(tx: Transaction, table: Table, rows: Row[]): Promise<void> {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = [...table.columns.values()].filter(({ name, references }) => used.has(name) && references !== table.name);
  await tx.$executeRawUnsafe(
    `INSERT INTO ${quote(table.name)} (${columns.map(({ name }) => quote(name)).join(', ')})
     SELECT ${columns.map(valueSql).join(', ')} FROM jsonb_populate_recordset(NULL::${quote(table.name)}, $1::jsonb) AS r`,
    JSON.stringify(rows),
  );
}

/** A row that says nothing of a column gets the column's default, as an INSERT without it would. */
function valueSql({ name, defaultSql }: Column): string {
  return defaultSql === undefined ? `r.${quote(name)}` : `COALESCE(r.${quote(name)}, ${defaultSql})`;
}

/** Rows that refer to rows of their own table are linked when all are in: no order of inserting suits every tree. */
async function linkToItself(tx: Transaction, table: Table, rows: Row[]): Promise<void> {
  const columns = [...table.columns.values()].filter(({ references }) => references === table.name).map(({ name }) => name);
  const linked = rows.filter((row) => columns.some((name) => row[name] !== undefined));
  for (const chunk of chunks(linked)) {
    await tx.$executeRawUnsafe(
      `UPDATE ${quote(table.name)} AS t SET ${columns.map((name) => `${quote(name)} = r.${quote(name)}`).join(', ')}
         FROM jsonb_populate_recordset(NULL::${quote(table.name)}, $1::jsonb) AS r WHERE t.pk = r.pk`,
      JSON.stringify(chunk.map((row) => Object.fromEntries(['pk', ...columns].map((name) => [name, row[name]])))),
    );
  }
}

/** The next record that is made here gets a pk past the largest. */
async function moveSequence(tx: Transaction, { name }: Table): Promise<void> {
  await tx.$executeRawUnsafe(`SELECT setval(pg_get_serial_sequence('${quote(name)}', 'pk'), (SELECT max(pk) FROM ${quote(name)}))`);
}

function* chunks(rows: Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) yield rows.slice(start, start + ROWS_PER_STATEMENT);
}
