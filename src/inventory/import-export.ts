import type { PrismaClient } from '../database/database.ts';
import { ConflictError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { checkRecords } from './import/check-records.ts';
import { describeTables } from './import/describe-tables.ts';
import { exportModels, inventoryTables, reasonToSkip } from './import/export-models.ts';
import { toRecords, type ExportRecord } from './import/export-record.ts';
import { ImportTally, type ImportReport } from './import/import-report.ts';
import { matchAccounts } from './import/match-accounts.ts';
import { Problems } from './import/problems.ts';
import { readExport, type ExportSource } from './import/read-export.ts';
import { modelOf, References } from './import/references.ts';
import { storeRows } from './import/store-rows.ts';

export type { ImportedModel, ImportReport } from './import/import-report.ts';
export type { ExportSource } from './import/read-export.ts';

export interface ImportOptions {
  /** Empty the inventory first. Default: false. */
  replace?: boolean;
  /** `reading` and `checking` come once each, `writing` again and again, in records. */
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  phase: 'reading' | 'checking' | 'writing';
  done: number;
  total: number;
}

/** A large import on a slow disk; Prisma's own limit of 5 s is for requests. */
const TRANSACTION_LIMITS = { maxWait: 60_000, timeout: 600_000 };

/**
 * Takes an InvenTree export (a JSON list of `{model, pk, fields}`, of a current or an older server) into the database, all or
 * nothing: everything is read and checked first, then written in one transaction.
 *
 * Records keep their pks, so links and bar codes of the other server stay right. Without `replace`, a pk that is taken here
 * is a conflict: nothing is overwritten. With it, the whole inventory is emptied first, and is then what the file holds.
 *
 * Accounts are matched by name: users and groups that exist here keep everything (password, rights, pk), with `replace` too,
 * so that an import never locks anybody out or lets anybody in under a name that is taken; references to them lead to the
 * account here. New ones are added with the rights and the password hash that the export holds. Templates, assets, outputs
 * and attachments are never touched.
 *
 * Kinds of records and fields that are not kept are counted in the report. Throws InvalidError, which names up to twenty
 * mistakes with their places, and ConflictError.
 */
export async function importExport(
  { prisma }: Pick<Parts, 'prisma'>,
  source: ExportSource,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const { replace = false, onProgress = () => {} } = options;
  const startedAt = performance.now();
  onProgress({ phase: 'reading', done: 0, total: 0 });
  const list = await readExport(source);

  onProgress({ phase: 'checking', done: 0, total: list.length });
  const problems = new Problems();
  const tally = new ImportTally();
  const records = toRecords(list, problems, (model) => tally.skipped(model, reasonToSkip(model)));
  const { users, groups } = await matchAccounts(prisma, records, problems);
  const here = replace ? new Map<string, Set<number>>() : await pksHere(prisma);
  refuseConflicts(records, here);
  const tables = await describeTables(prisma, [...new Set(Object.values(exportModels).map(({ table }) => table))]);
  const checked = checkRecords(records, { tables, references: new References(users, groups, withRecords(here, records)), problems, tally });
  problems.throwIfAny();

  const total = [...checked.rows.values()].reduce((sum, rows) => sum + rows.length, 0);
  const write = prisma.$transaction(
    (tx) => storeRows(tx, tables, checked, replace, (done) => onProgress({ phase: 'writing', done, total })),
    TRANSACTION_LIMITS,
  );
  await write.catch(rethrowRace);
  return tally.report(Math.round(performance.now() - startedAt));
}

async function pksHere(prisma: PrismaClient): Promise<Map<string, Set<number>>> {
  const query = inventoryTables.map((table) => `SELECT '${table}' AS "table", pk FROM "${table}"`).join(' UNION ALL ');
  const rows = await prisma.$queryRawUnsafe<{ table: string; pk: number }[]>(query);
  const pks = new Map(inventoryTables.map((table) => [table, new Set<number>()]));
  for (const { table, pk } of rows) pks.get(table)?.add(pk);
  return pks;
}

function refuseConflicts(records: ExportRecord[], here: Map<string, Set<number>>): void {
  const taken = records.filter(({ rule, pk }) => here.get(rule.table)?.has(pk));
  if (taken.length === 0) return;
  const some = taken.slice(0, 5).map(({ rule, pk }) => `${modelOf(rule.table)} ${pk}`);
  throw new ConflictError(
    `${taken.length} of the ${records.length} records exist here already (${some.join(', ')}${taken.length > some.length ? ', …' : ''}), so nothing was imported. ` +
      'Import with --replace to replace the whole inventory by the file.',
  );
}

function withRecords(here: Map<string, Set<number>>, records: ExportRecord[]): Map<string, Set<number>> {
  const pks = new Map([...here].map(([table, set]) => [table, new Set(set)]));
  for (const { rule, pk } of records) {
    const set = pks.get(rule.table);
    if (set) set.add(pk);
    else pks.set(rule.table, new Set([pk]));
  }
  return pks;
}

/** A server on the same database can add a record between the check and the write; the transaction then stores nothing. */
function rethrowRace(error: unknown): never {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '';
  if (/23505|unique constraint/i.test(text))
    throw new ConflictError('The database changed while the import ran, and nothing was imported. Try again.', { cause: error });
  throw error;
}
