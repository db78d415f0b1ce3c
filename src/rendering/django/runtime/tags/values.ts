import { formatDate } from '../../formats/date-format.ts';
import { formatOf } from '../../formats/language-formats.ts';
import { output } from '../../output.ts';
import {
  isPyError,
  SafeString,
  TemplateSyntaxError,
  toFloat,
  toInt,
  truthy,
  VariableDoesNotExist,
  type Value,
} from '../../values/index.ts';
import type { Context } from '../context.ts';

/** Reads an expression when it is needed. */
export type Lazy = (context: Context) => Value;

/** Prints a value as `{{ }}` does; what came out escaped is safe from then on. */
export function printed(value: Value, context: Context): string | SafeString {
  const text = output(value, context);
  return context.autoescape ? new SafeString(text) : text;
}

/** Keeps a tag's result under a name, or prints it. */
export function keepOrPrint(context: Context, value: string | SafeString, asName: string | null): string {
  if (asName === null) return typeof value === 'string' ? value : value.text;
  context.set(asName, value);
  return '';
}

/** `{% cycle %}`: the next of the values. */
export function cycle(context: Context, key: string, values: readonly Lazy[], asName: string | null, isSilent: boolean): string {
  const states = context.memory.states as Map<string, number>;
  const turn = states.get(key) ?? 0;
  states.set(key, turn + 1);
  const value = values[turn % values.length]!(context);
  if (asName !== null) context.setUpward(asName, value);
  return isSilent ? '' : output(value, context);
}

export function resetCycle(context: Context, key: string): string {
  context.memory.states.delete(key);
  return '';
}

/** `{% firstof %}`: the first true value. */
export function firstOf(context: Context, values: readonly Lazy[], asName: string | null): string {
  let first: string | SafeString = '';
  for (const read of values) {
    const value = read(context);
    if (!truthy(value)) continue;
    first = printed(value, context);
    break;
  }
  return keepOrPrint(context, first, asName);
}

/** `{% now %}`: letters of a date format, or the name of one. */
export function now(context: Context, format: string, asName: string | null): string {
  const moment = context.now.in(context.timeZone);
  return keepOrPrint(context, formatDate(moment, formatOf(format || 'DATE_FORMAT', context.language), context), asName);
}

/** `{% widthratio %}`: `value / max * width`, rounded half to even. */
export function widthRatio(context: Context, value: Lazy, maxValue: Lazy, maxWidth: Lazy, asName: string | null): string {
  const read = readRatio(context, value, maxValue, maxWidth);
  return read ? keepOrPrint(context, ratioText(...read), asName) : '';
}

function readRatio(context: Context, value: Lazy, maxValue: Lazy, maxWidth: Lazy): [Value, Value, number] | null {
  try {
    return [value(context), maxValue(context), Number(toInt(maxWidth(context)))];
  } catch (error) {
    if (error instanceof VariableDoesNotExist) return null;
    if (isPyError(error, 'ValueError', 'TypeError')) throw new TemplateSyntaxError('widthratio final argument must be a number');
    throw error;
  }
}

function ratioText(value: Value, maxValue: Value, maxWidth: number): string {
  try {
    const [dividend, divisor] = [toFloat(value), toFloat(maxValue)];
    if (divisor === 0) return '0';
    const ratio = roundHalfEven((dividend / divisor) * maxWidth);
    return Number.isFinite(ratio) ? BigInt(ratio).toString() : '';
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError', 'OverflowError')) return '';
    throw error;
  }
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
