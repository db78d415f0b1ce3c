/** A filter that does not fit its record type; the message is for the user, in Django's words where it has any. */
export class FilterError extends Error {
  override name = 'FilterError';
}

/** Django's name for a column of each of Prisma's types, as its messages have it. */
export const fieldClasses: Record<string, string> = {
  String: 'CharField',
  Int: 'IntegerField',
  BigInt: 'BigIntegerField',
  Float: 'FloatField',
  Decimal: 'DecimalField',
  Boolean: 'BooleanField',
  DateTime: 'DateField',
  Json: 'JSONField',
};

const LARGEST_INT = 2 ** 31 - 1;

/** The value of one condition as Prisma takes it for a column of `type`. Throws {@link FilterError}. */
export function filterValue(type: string, field: string, value: unknown): string | number | boolean | Date {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new FilterError(`Field '${field}' expected one value but got ${JSON.stringify(value)}.`);
  const text = String(value);
  switch (type) {
    case 'Boolean':
      return booleanValue(text);
    case 'Int':
    case 'BigInt':
      if (!/^[+-]?\d+$/.test(text)) throw new FilterError(`Field '${field}' expected a number but got '${text}'.`);
      return Math.max(-LARGEST_INT, Math.min(Number(text), LARGEST_INT)); // no row is beyond
    case 'Float':
    case 'Decimal':
      if (!/^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/.test(text)) throw new FilterError(`“${text}” value must be a decimal number.`);
      return type === 'Float' ? Number(text) : text.replace(/^\+/, '');
    case 'DateTime':
      return dateValue(text);
    case 'String':
      return text;
    default:
      throw new FilterError(`Field '${field}' cannot be filtered by.`);
  }
}

/** `True` and `False`, and what Django takes for them. Throws {@link FilterError}. */
export function booleanValue(text: string): boolean {
  if (['True', 't', '1'].includes(text)) return true;
  if (['False', 'f', '0'].includes(text)) return false;
  throw new FilterError(`“${text}” value must be either True or False.`);
}

function dateValue(text: string): Date {
  const isDate = /^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text);
  const date = new Date(/^\d{4}-\d{1,2}-\d{1,2}$/.test(text) ? `${text} UTC` : text);
  if (!isDate || Number.isNaN(date.getTime()))
    throw new FilterError(`“${text}” value has an invalid date format. It must be in YYYY-MM-DD format.`);
  return date;
}
