import { formatDate } from '../../formats/date-format.ts';
import { formatOf } from '../../formats/language-formats.ts';
import { output } from '../../output.ts';
import {
  equals,
  isPyError,
  iterate,
  PyError,
  PyObject,
  repr,
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

/** One group of `{% regroup %}`: a pair of the value and the list that has it in common. */
class Group extends PyObject {
  readonly typeName = 'GroupedResult';
  readonly #grouper: Value;
  readonly #list: Value[];

  constructor(grouper: Value, list: Value[]) {
    super();
    this.#grouper = grouper;
    this.#list = list;
  }

  override str(): string {
    return `GroupedResult(grouper=${repr(this.#grouper)}, list=${repr(this.#list)})`;
  }
  override repr(): string {
    return this.str();
  }
  override attribute(name: string): Value | undefined {
    if (name === 'grouper') return this.#grouper;
    return name === 'list' ? this.#list : undefined;
  }
  override item(key: Value): Value | undefined {
    return typeof key === 'number' ? this.iterate().at(key) : undefined;
  }
  override length(): number {
    return 2;
  }
  override iterate(): Value[] {
    return [this.#grouper, this.#list];
  }
  add(item: Value): void {
    this.#list.push(item);
  }
  has(grouper: Value): boolean {
    return equals(this.#grouper, grouper);
  }
}

/** `{% regroup %}`: items that follow one another and have a value in common. While it reads, `asName` is the item. */
export function regroup(context: Context, target: Value, by: Lazy, asName: string): string {
  const groups: Group[] = [];
  for (const item of target === null ? [] : iterate(target)) {
    context.set(asName, item);
    const grouper = by(context);
    const last = groups.at(-1);
    if (last?.has(grouper)) last.add(item);
    else groups.push(new Group(grouper, [item]));
  }
  context.set(asName, groups);
  return '';
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

const FIRST_PARAGRAPH =
  'Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id est laborum.';
const LATIN_WORDS = FIRST_PARAGRAPH.toLowerCase().replaceAll(/[.,]/g, '').split(' ');
/** Words that open a text before others come at random. */
const OPENING_WORDS = 19;
const MOST_LOREM = 10_000;

/** `{% lorem %}`: words, or paragraphs with tags (p) or without (b). */
export function lorem(given: Value, method: 'w' | 'p' | 'b', isCommon: boolean): string {
  const wanted = loremCount(given);
  if (wanted > MOST_LOREM) throw new PyError('ValueError', `{% lorem ${wanted} %}: at most ${MOST_LOREM} words or paragraphs.`);
  if (method === 'w') return loremWords(wanted, isCommon).join(' ');
  const paragraphs = Array.from({ length: Math.max(0, wanted) }, (_, index) =>
    index === 0 && isCommon ? FIRST_PARAGRAPH : loremParagraph(),
  );
  return paragraphs.map((text) => (method === 'p' ? `<p>${text}</p>` : text)).join('\n\n');
}

function loremCount(given: Value): number {
  try {
    return Number(toInt(given));
  } catch (error) {
    if (isPyError(error, 'ValueError', 'TypeError')) return 1;
    throw error;
  }
}

function loremWords(wanted: number, isCommon: boolean): string[] {
  const words = isCommon ? LATIN_WORDS.slice(0, Math.max(0, Math.min(wanted, OPENING_WORDS))) : [];
  while (words.length < wanted) words.push(LATIN_WORDS[Math.floor(Math.random() * LATIN_WORDS.length)]!);
  return words;
}

function loremParagraph(): string {
  const sentences = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () =>
    loremWords(4 + Math.floor(Math.random() * 9), false).join(' '),
  );
  return sentences.map((sentence) => `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`).join(' ');
}
