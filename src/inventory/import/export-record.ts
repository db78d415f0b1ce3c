import { exportModels, type ExportModel, type Fields } from './export-models.ts';
import { show } from './convert-value.ts';
import type { Problems } from './problems.ts';

/** One record of an export, of a kind that is kept. */
export interface ExportRecord {
  /** Its place in the file, from 0. */
  index: number;
  model: string;
  rule: ExportModel;
  pk: number;
  fields: Fields;
}

/** `Record 12 (part.part 5)`, counted from 1: how messages name a record. */
export function placeOf(record: Pick<ExportRecord, 'index' | 'model' | 'pk'>): string {
  return `Record ${record.index + 1} (${record.model} ${record.pk})`;
}

/** Checks the outer form of every record and that no pk comes twice. Gives the records of the kinds that are kept. */
export function toRecords(list: unknown[], problems: Problems, onUnknown: (model: string) => void): ExportRecord[] {
  const records: ExportRecord[] = [];
  const seen = new Map<string, ExportRecord>();
  for (const [index, value] of list.entries()) {
    const record = toRecord(value, index, problems, onUnknown);
    if (!record) continue;
    const key = `${record.rule.table} ${record.pk}`;
    const first = seen.get(key);
    if (first)
      problems.add(
        ['records', String(index), 'pk'],
        'NOT_UNIQUE',
        `${placeOf(record)}: record ${first.index + 1} (${first.model}) has this pk already.`,
      );
    else seen.set(key, record);
    records.push(record);
  }
  return records;
}

function toRecord(value: unknown, index: number, problems: Problems, onUnknown: (model: string) => void): ExportRecord | undefined {
  const path = ['records', String(index)];
  if (!isObject(value)) {
    problems.add(path, 'WRONG_TYPE', `Record ${index + 1} is ${show(value)}, and must be an object {"model": …, "pk": …, "fields": {…}}.`);
    return undefined;
  }
  const { pk, fields } = value;
  if (typeof value.model !== 'string' || !value.model) {
    problems.add(
      [...path, 'model'],
      value.model === undefined ? 'REQUIRED' : 'WRONG_TYPE',
      `Record ${index + 1} has no "model" (a text like "part.part").`,
    );
    return undefined;
  }
  const model = value.model.toLowerCase();
  const rule = Object.hasOwn(exportModels, model) ? exportModels[model] : undefined;
  if (!rule) {
    onUnknown(model);
    return undefined;
  }
  if (!Number.isInteger(pk) || (pk as number) < 1 || (pk as number) > 2_147_483_647) {
    problems.add(
      [...path, 'pk'],
      pk === undefined ? 'REQUIRED' : 'WRONG_TYPE',
      `Record ${index + 1} (${model}) has the "pk" ${show(pk ?? null)}, and must have a whole number from 1.`,
    );
    return undefined;
  }
  if (!isObject(fields)) {
    problems.add(
      [...path, 'fields'],
      fields === undefined ? 'REQUIRED' : 'WRONG_TYPE',
      `Record ${index + 1} (${model} ${String(pk)}) has no "fields" (an object).`,
    );
    return undefined;
  }
  return { index, model, rule, pk: pk as number, fields: rule.modernize ? rule.modernize(fields) : fields };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
