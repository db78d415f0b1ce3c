import type { ReportOutput, ReportTemplate, StoredFile, User } from '../database/client/client.ts';
import type { Parts } from '../parts.ts';
import { OUTPUT_CHANNEL, outputNotice } from './print-request.ts';

/** An output that this worker prints, with what it needs; `template` is null when it was deleted meanwhile. */
export interface Claim extends Pick<
  ReportOutput,
  'pk' | 'attempt' | 'modelType' | 'templateName' | 'itemPks' | 'itemsTotal' | 'locale' | 'timeZone' | 'createdByPk'
> {
  template: ClaimedTemplate | null;
  createdBy: Pick<User, 'pk' | 'username' | 'firstName' | 'lastName' | 'email'> | null;
  /** All files of snippets, by path. */
  snippetFiles: Pick<StoredFile, 'pk' | 'key' | 'path'>[];
  /** How much of a currency one unit of the common base is, as decimal text, by the currency's code. */
  exchangeRates: Record<string, string>;
}
export type ClaimedTemplate = Omit<ReportTemplate, 'filters' | 'enabled' | 'metadata'> & { file: Pick<StoredFile, 'pk' | 'key' | 'path'> };
export type ClaimedOutput = Claim & { template: ClaimedTemplate };

/**
 * Takes an output for this attempt, or null when it is final or gone. The attempt's number is the fence: a worker that
 * seemed dead and comes back holds an older number, and none of its writes finds a row. All that a print begins with comes in
 * one statement: one by one, these rows took as long as a small print.
 */
export async function claimOutput({ prisma }: Pick<Parts, 'prisma'>, pk: number): Promise<Claim | null> {
  const [row] = await prisma.$queryRaw<{ claim: Claim }[]>`
    WITH claimed AS (
      UPDATE "ReportOutput"
      SET state = 'RUNNING', phase = 'LOADING', "itemsDone" = 0, "startedAt" = now(), attempt = attempt + 1, sequence = sequence + 1
      WHERE pk = ${pk} AND state IN ('QUEUED', 'RUNNING')
      RETURNING *
    )
    SELECT
      pg_notify(${OUTPUT_CHANNEL}, ${outputNotice({ pk, state: 'RUNNING' })})::text,
      json_build_object(
        'pk', o.pk, 'attempt', o.attempt, 'modelType', o."modelType", 'templateName', o."templateName", 'itemPks', o."itemPks",
        'itemsTotal', o."itemsTotal", 'locale', o.locale, 'timeZone', o."timeZone", 'createdByPk', o."createdByPk",
        'template', CASE WHEN t.pk IS NOT NULL THEN to_jsonb(t) - '{filters,enabled,metadata}'::text[] || jsonb_build_object(
          'file', json_build_object('pk', f.pk, 'key', f.key, 'path', f.path)) END,
        'createdBy', CASE WHEN u.pk IS NOT NULL THEN json_build_object('pk', u.pk, 'username', u.username, 'firstName', u."firstName",
          'lastName', u."lastName", 'email', u.email) END,
        'snippetFiles', (
          SELECT coalesce(json_agg(json_build_object('pk', s.pk, 'key', s.key, 'path', s.path) ORDER BY s.path), '[]')
          FROM "ReportSnippet" JOIN "StoredFile" s ON s.pk = "filePk"),
        'exchangeRates', (
          SELECT coalesce(json_object_agg(currency, trim_scale(value)::text ORDER BY pk), '{}') FROM "ExchangeRate")
      ) AS claim
    FROM claimed o
    LEFT JOIN "ReportTemplate" t ON t.pk = o."templatePk"
    LEFT JOIN "StoredFile" f ON f.pk = t."filePk"
    LEFT JOIN "User" u ON u.pk = o."createdByPk"`;
  return row?.claim ?? null;
}

/** The rows that this attempt may still write: one, or none when it was overtaken, cancelled or deleted. */
export function heldBy(claim: Pick<Claim, 'pk' | 'attempt'>) {
  return { pk: claim.pk, attempt: claim.attempt, state: 'RUNNING' } as const;
}

/** This attempt no longer holds its output: nothing it does matters any more. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}
