import { formActions } from '../accounts/form-actions.ts';
import { requireViewer } from '../accounts/require-viewer.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Prisma } from '../database/client/client.ts';
import { ForbiddenError, InvalidError, NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { messages } from './messages.ts';

export type MetadataNoun = 'ReportTemplate' | 'ReportAsset' | 'ReportSnippet';
export type Metadata = Record<string, unknown>;

/** Characters of JSON that clients may keep with one row. */
const MOST_CHARACTERS = 100_000;

interface Delegate {
  findUnique(query: object): Promise<{ metadata: unknown } | null>;
  update(query: object): Promise<unknown>;
}

/** What clients keep with a template, asset or snippet. Needs the role for it, as in InvenTree. Throws `ForbiddenError` and `NotFoundError`. */
export async function readMetadata(
  parts: Pick<Parts, 'prisma'>,
  viewer: Viewer | null,
  noun: MetadataNoun,
  pk: number | null,
): Promise<Metadata> {
  await requireAction(parts, viewer, 'VIEW');
  return find(parts, noun, pk);
}

export interface MetadataChange {
  noun: MetadataNoun;
  pk: number | null;
  /** Gives the body, and is asked last. */
  read: () => Promise<unknown>;
  /** Replace what is there, instead of adding keys to it. */
  replace: boolean;
}

/** Changes it, and raises a template's revision. Throws as {@link readMetadata}, and `InvalidError`. */
export async function changeMetadata(
  parts: Pick<Parts, 'prisma'>,
  viewer: Viewer | null,
  { noun, pk, read, replace }: MetadataChange,
): Promise<Metadata> {
  await requireAction(parts, viewer, 'UPDATE');
  const present = await find(parts, noun, pk);
  const { metadata } = ((await read()) ?? {}) as { metadata?: unknown };
  if (metadata === undefined && !replace) return present;
  if (metadata === undefined) throw InvalidError.of('metadata', 'REQUIRED', messages.required);
  if (typeof metadata !== 'object' || Array.isArray(metadata)) throw InvalidError.of('metadata', 'WRONG_TYPE', messages.metadataNoObject);
  const next: Metadata = { ...(replace ? {} : present), ...metadata };
  if (JSON.stringify(next).length > MOST_CHARACTERS) throw InvalidError.of('metadata', 'TOO_LONG', messages.tooLong(MOST_CHARACTERS));
  const data = { metadata: next as Prisma.InputJsonObject, ...(noun === 'ReportTemplate' && { revision: { increment: 1 } }) };
  await delegate(parts, noun).update({ where: { pk: pk ?? 0 }, data });
  return next;
}

async function requireAction(parts: Pick<Parts, 'prisma'>, viewer: Viewer | null, action: 'VIEW' | 'UPDATE'): Promise<void> {
  if (!(await formActions(parts, requireViewer(viewer))).includes(action)) throw new ForbiddenError();
}

async function find(parts: Pick<Parts, 'prisma'>, noun: MetadataNoun, pk: number | null): Promise<Metadata> {
  const row = pk === null ? null : await delegate(parts, noun).findUnique({ where: { pk }, select: { metadata: true } });
  if (!row) throw NotFoundError.of(noun);
  return row.metadata as Metadata;
}

function delegate({ prisma }: Pick<Parts, 'prisma'>, noun: MetadataNoun): Delegate {
  const delegates = { ReportTemplate: prisma.reportTemplate, ReportAsset: prisma.reportAsset, ReportSnippet: prisma.reportSnippet };
  return delegates[noun];
}
