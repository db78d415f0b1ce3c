import type { Viewer } from '../accounts/viewer.ts';
import type { ReportOutput, ReportTemplate } from '../database/client/client.ts';
import { InvalidError, TooBusyError, type FieldError } from '../errors.ts';
import { findItems } from '../inventory/find-items.ts';
import type { Parts } from '../parts.ts';
import { parsePk } from './parse-pk.ts';
import type { PrintRequest } from './print-request.ts';
import { storableText } from './storable-diagnostics.ts';

/** Prints that may wait at the same time, of all users together; about an hour's work. */
const QUEUE_LIMIT = 5_000;
/** Characters of a text that stands where a pk should, as `missingItems` repeats it. */
const MISSING_LENGTH = 100;

/**
 * Queues a print and gives its output at once. Any user may print every template for every item; `enabled` decides only
 * what lists offer. Unknown items beside known ones are dropped and named in `missingItems`; repeated ones print once,
 * in the order of their first mention. Throws `InvalidError` and `TooBusyError`.
 */
export async function printReport(
  parts: Pick<Parts, 'prisma' | 'queue' | 'config'>,
  viewer: Viewer,
  request: PrintRequest,
): Promise<ReportOutput> {
  const template = await checkRequest(parts, request);
  const wanted = [...new Set(request.items.map((item) => canonical(item)))];
  const existing = await findItems(
    parts,
    template.modelType,
    wanted.map(parsePk).filter((pk) => pk !== null),
  );
  if (existing.length === 0) {
    throw new InvalidError([{ path: [], involves: ['items'], code: 'NOT_FOUND', message: 'No valid items provided to template' }]);
  }
  const found = new Set(existing.map(String));
  return parts.prisma.$transaction(async (tx) => {
    const waiting = await tx.reportOutput.count({ where: { state: 'QUEUED' }, take: QUEUE_LIMIT });
    if (waiting >= QUEUE_LIMIT) throw new TooBusyError(60, `${waiting} prints are waiting already. Try again in a minute.`);
    const output = await tx.reportOutput.create({
      data: {
        templatePk: template.pk,
        templateName: template.name,
        modelType: template.modelType,
        itemPks: existing,
        missingItems: wanted.filter((item) => !found.has(item)),
        itemsTotal: existing.length,
        createdByPk: viewer.user.pk,
        locale: request.locale ?? null,
        timeZone: request.timeZone ?? null,
      },
    });
    // Nobody can wait for it yet, so nobody but the queue is told.
    await parts.queue.add(tx, output.pk);
    return output;
  });
}

async function checkRequest(parts: Pick<Parts, 'prisma' | 'config'>, request: PrintRequest): Promise<ReportTemplate> {
  const fields: FieldError[] = [];
  const add = (path: string, code: FieldError['code'], message: string) => fields.push({ path: [path], involves: [path], code, message });
  const pk = parsePk(request.template);
  const template = pk === null ? null : await parts.prisma.reportTemplate.findUnique({ where: { pk } });
  if (!template) add('template', 'NOT_FOUND', `Invalid pk "${request.template}" - object does not exist.`);
  if (request.items.length === 0) add('items', 'EMPTY_LIST', 'This list may not be empty.');
  const limit = parts.config.itemLimit;
  if (request.items.length > limit)
    add('items', 'TOO_MANY', `One print takes at most ${limit} items; these are ${request.items.length}. Split them into several prints.`);
  if (request.locale !== undefined && !isLocale(request.locale))
    add('locale', 'NOT_A_CHOICE', `"${request.locale}" is no language tag that is known here; "de-CH" is one.`);
  if (request.timeZone !== undefined && !isTimeZone(request.timeZone))
    add('timeZone', 'NOT_A_CHOICE', `"${request.timeZone}" is no IANA time zone; "Europe/Zurich" is one.`);
  if (fields.length || !template) throw new InvalidError(fields);
  return template;
}

/** `007` and `7` are one item. What is no pk is kept to be named as missing: as far as a person reads it, and as a database takes it. */
function canonical(item: string): string {
  const pk = parsePk(item);
  if (pk !== null) return String(pk);
  return storableText(item, MISSING_LENGTH);
}

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}
