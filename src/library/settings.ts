import { requireStaff } from '../accounts/require-staff.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { PageSize } from '../database/client/enums.ts';
import { InvalidError, NotFoundError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { messages } from './messages.ts';

/** What one of InvenTree's settings about reports may be. All values are texts, as there: `True`, `A4`. */
export interface SettingRule {
  name: string;
  description: string;
  kind: 'boolean' | 'choice';
  choices: readonly string[];
  default: string;
}

const BOOLEANS = ['True', 'False'] as const;

/** InvenTree's settings about reports. `REPORT_DEBUG_MODE` can only be off: a preview does what it is for. */
export const settingRules = {
  REPORT_ENABLE: {
    name: 'Enable Reports',
    description: 'Enable generation of reports',
    kind: 'boolean',
    choices: BOOLEANS,
    default: 'True',
  },
  REPORT_DEBUG_MODE: {
    name: 'Debug Mode',
    description: 'Generate reports in debug mode (HTML output)',
    kind: 'boolean',
    choices: ['False'],
    default: 'False',
  },
  REPORT_LOG_ERRORS: {
    name: 'Log Report Errors',
    description: 'Log errors which occur when generating reports',
    kind: 'boolean',
    choices: BOOLEANS,
    default: 'True',
  },
  REPORT_DEFAULT_PAGE_SIZE: {
    name: 'Page Size',
    description: 'Default page size for PDF reports',
    kind: 'choice',
    choices: Object.values(PageSize),
    default: PageSize.A4,
  },
} as const satisfies Record<string, SettingRule>;

export type SettingKey = keyof typeof settingRules;
export type SettingValue = SettingRule & { key: SettingKey; value: string };

/** A setting with its value. Throws `NotFoundError` for a key that there is not. */
export async function readSetting(parts: Pick<Parts, 'prisma'>, key: string): Promise<SettingValue> {
  const known = settingKey(key);
  const row = await parts.prisma.setting.findUnique({ where: { key: known } });
  return { ...settingRules[known], key: known, value: row?.value ?? settingRules[known].default };
}

/** Changes a setting; `read` gives the new value, and is asked last. Staff only. Throws `NotFoundError` and `InvalidError`. */
export async function changeSetting(
  parts: Pick<Parts, 'prisma'>,
  viewer: Viewer | null,
  key: string,
  read: () => Promise<unknown>,
): Promise<SettingValue> {
  requireStaff(viewer);
  const known = settingKey(key);
  const rule: SettingRule = settingRules[known];
  const given = await read();
  if (given === undefined) throw InvalidError.of('value', 'REQUIRED', messages.required);
  const text = typeof given === 'boolean' ? (given ? 'True' : 'False') : String(given).trim();
  const value = rule.kind === 'boolean' ? (/^(true|1|on|yes|y|t)$/i.test(text) ? 'True' : 'False') : text;
  if (!rule.choices.includes(value)) throw InvalidError.of([], 'NOT_A_CHOICE', messages.notAnOption, ['value']);
  await parts.prisma.setting.upsert({ where: { key: known }, create: { key: known, value }, update: { value } });
  return { ...rule, key: known, value };
}

/** Paper of a new template that names none. */
export async function defaultPageSize(parts: Pick<Parts, 'prisma'>): Promise<PageSize> {
  return (await readSetting(parts, 'REPORT_DEFAULT_PAGE_SIZE')).value as PageSize;
}

function settingKey(key: string): SettingKey {
  const name = key.toUpperCase();
  if (!Object.hasOwn(settingRules, name)) throw NotFoundError.of('InvenTreeSetting');
  return name as SettingKey;
}
