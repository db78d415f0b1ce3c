import { datePattern } from './date-pattern.ts';
import { BOOLEAN, js, NoEquivalentError, NUMBER, TEXT, type JsValue, type UsedFunctions } from './js-value.ts';
import { UNKNOWN } from './template-type.ts';

/** What a filter becomes: `value` is what stands before it, `argument` what behind its colon. */
type Convert = (value: JsValue, functions: UsedFunctions, argument: JsValue | null) => JsValue;

const text =
  (change: (code: string, argument: string) => string): Convert =>
  (value, functions, argument) =>
    js(change(asText(value, functions), argument?.code ?? ''), TEXT, value.isSafe);

/** A call on a text: what is no plain text is made one. */
function asText(value: JsValue, functions: UsedFunctions): string {
  const code = functions.text(value);
  return value.type.kind === 'scalar' && value.type.scalar === 'number' ? `String(${code})` : code;
}

function literal(argument: JsValue | null, what: string): string {
  const found = argument && /^"(?:[^"\\]|\\.)*"$/.test(argument.code) ? (JSON.parse(argument.code) as string) : undefined;
  if (found === undefined) throw new NoEquivalentError(`${what} that is not a text in quotes has no equivalent.`);
  return found;
}

const dateFilter: Convert = (value, _functions, argument) => {
  const { pattern, hasTime } = datePattern(argument ? literal(argument, 'A format') : 'M j, Y');
  return js(`${hasTime ? 'datetime' : 'date'}(${value.code}, { pattern: ${JSON.stringify(pattern)} })`, TEXT);
};

const floatFormat: Convert = ({ code }, _functions, argument) => {
  const given = (argument?.code ?? '-1').replaceAll('"', '');
  const [, places, letters] = /^(-?\d+)([gu]*)$/.exec(given) ?? [];
  if (places === undefined) throw new NoEquivalentError('floatformat with digits that are worked out has no equivalent.');
  const grouping = letters?.includes('g') ? '' : ', grouping: false';
  const digits = Math.abs(Number(places));
  const decimals = places.startsWith('-') ? `Number(${code}) % 1 === 0 ? 0 : ${digits}` : digits;
  return js(`number(${code}, { decimals: ${decimals}${grouping} })`, TEXT);
};

const slice: Convert = ({ code, type, isSafe }, functions, argument) => {
  const [, start = '', end = ''] = /^(-?\d*):(-?\d*)$/.exec(literal(argument, 'A slice')) ?? [];
  if (start === '' && end === '') throw new NoEquivalentError('This slice has no equivalent.');
  const of = type.kind === 'list' ? code : type.kind === 'scalar' ? asText({ code, type, isSafe }, functions) : code;
  return js(`${of}?.slice(${start || '0'}${end === '' ? '' : `, ${end}`})`, type, isSafe);
};

const yesno: Convert = (value, functions, argument) => {
  const [yes = '', no = '', maybe] = argument ? literal(argument, 'Words').split(',') : ['yes', 'no', 'maybe'];
  const [given, taken, missing] = [yes, no, maybe ?? no].map((word) => JSON.stringify(word));
  const otherwise = maybe === undefined ? taken : `(${value.code} === null ? ${missing} : ${taken})`;
  return js(`(${functions.test(value)} ? ${given} : ${otherwise})`, TEXT);
};

const pluralize: Convert = ({ code, type }, _functions, argument) => {
  const words = argument ? literal(argument, 'An ending').split(',') : ['s'];
  const [one, many] = words.length > 1 ? words : ['', words[0]];
  const count = type.kind === 'list' ? `${code}.length` : `Number(${code}?.length ?? ${code})`;
  return js(`(${count} === 1 ? ${JSON.stringify(one)} : ${JSON.stringify(many)})`, TEXT);
};

const field = (argument: JsValue | null) => JSON.stringify(literal(argument, 'A field'));

/** The filters that have an equivalent, by name. */
export const FILTERS: Readonly<Record<string, Convert>> = {
  add: ({ code }, functions, argument) => js(functions.call('plus', code, argument!.code)),
  capfirst: text((code) => `${code}.replace(/^./u, (letter) => letter.toUpperCase())`),
  cut: text((code, argument) => `${code}.replaceAll(${argument}, "")`),
  date: dateFilter,
  default: (value, functions, argument) => {
    const isText = [value, argument!].every(({ type }) => type.kind === 'scalar' && type.scalar === 'text');
    if (isText) return js(`(${value.code} || ${argument!.code})`, TEXT);
    return js(`(${functions.test(value)} ? ${value.code} : ${argument!.code})`, UNKNOWN);
  },
  default_if_none: ({ code }, _functions, argument) => js(`(${code} === null ? ${argument!.code} : ${code})`, UNKNOWN),
  dictsort: ({ code, type }, _functions, argument) => js(`orderBy(${code}, ${field(argument)})`, type),
  dictsortreversed: ({ code, type }, _functions, argument) => js(`orderBy(${code}, ${field(argument)}).toReversed()`, type),
  divisibleby: ({ code }, _functions, argument) => js(`(${code} % ${argument!.code} === 0)`, BOOLEAN),
  escape: (value) => value,
  first: ({ code, type }) => js(`${code}?.[0]`, type.kind === 'list' ? nullable(type.of) : UNKNOWN),
  floatformat: floatFormat,
  force_escape: (value) => value,
  intcomma: ({ code }) => js(`number(${code})`, TEXT),
  join: (value, functions, argument) =>
    js(`${functions.rows(value)}.map((each) => ${functions.call('show', 'each')}).join(${argument!.code})`, TEXT),
  last: ({ code, type }) => js(`${code}?.at(-1)`, type.kind === 'list' ? nullable(type.of) : UNKNOWN),
  length: ({ code }) => js(`(${code}?.length ?? 0)`, NUMBER),
  lower: text((code) => `${code}.toLowerCase()`),
  ljust: text((code, width) => `${code}.padEnd(${width})`),
  markdownify: (value, functions) => js(`markdown(${asText(value, functions)})`, TEXT, true),
  pluralize,
  rjust: text((code, width) => `${code}.padStart(${width})`),
  safe: (value) => ({ ...value, isSafe: true }),
  slice,
  time: dateFilter,
  title: text((code) => `titleCase(${code}.toLowerCase())`),
  truncatechars: text((code, length) => `truncate(${code}, ${length})`),
  upper: text((code) => `${code}.toUpperCase()`),
  urlencode: text((code) => `encodeURI(${code})`),
  wordcount: (value, functions) => js(`${asText(value, functions)}.split(/\\s+/).filter(Boolean).length`, NUMBER),
  yesno,
};

function nullable(type: JsValue['type']): JsValue['type'] {
  return 'nullable' in type ? { ...type, nullable: true } : type;
}
