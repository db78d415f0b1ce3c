import { compareNumeric } from './arithmetic.ts';
import { formatter } from './intl.ts';

const TIME_STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A record stands for its pk. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'pk' in value ? value.pk : value;
}

/**
 * The order of two values that are there: numbers and amounts by size, time stamps by time, anything else as text.
 * Undefined: they cannot be compared (amounts of two currencies, a number and a word).
 */
export function compareValues(x: unknown, y: unknown, compareTexts: (a: string, b: string) => number): number | undefined {
  const [a, b] = [plain(x), plain(y)];
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? Number(a) - Number(b) : undefined;
  if (currencyOf(a) !== undefined && currencyOf(b) !== undefined && currencyOf(a) !== currencyOf(b)) return undefined;
  if (typeof a === 'string' && typeof b === 'string') {
    return TIME_STAMP.test(a) && TIME_STAMP.test(b) ? Date.parse(a) - Date.parse(b) : compareTexts(a, b);
  }
  return compareNumeric(a, b);
}

/** Code unit by code unit, as equality is meant. */
export const exactly = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As people order names: by the print's language, and `R2` before `R10`. */
export function naturally(a: string, b: string): number {
  return formatter('collator', 'orderBy()', undefined, { numeric: true }).compare(a, b);
}

function currencyOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'currency' in value && typeof value.currency === 'string'
    ? value.currency
    : undefined;
}
