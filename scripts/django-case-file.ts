import { z } from 'zod';
import { compileDjango } from '../src/rendering/django/compile/compile-django.ts';
import { BUILTINS, LIBRARIES, type Libraries } from '../src/rendering/django/libraries.ts';
import { linkProgram } from '../src/rendering/django/link-program.ts';
import type { RenderOptions } from '../src/rendering/django/runtime/context.ts';
import { syntaxOf } from '../src/rendering/django/syntax/libraries.ts';
import { parseTemplate } from '../src/rendering/django/syntax/parser.ts';
import { renderProgram, type Program } from '../src/rendering/django/runtime/template.ts';
import {
  Decimal,
  equals,
  intOf,
  namedZone,
  parseDate,
  parseDateTime,
  parseTime,
  PyDateTime,
  PyError,
  PyFloat,
  PyObject,
  PySet,
  SafeString,
  TemplateError,
  TimeDelta,
  Tuple,
  type Callable,
  type Value,
} from '../src/rendering/django/values/index.ts';

const errorSchema = z.object({ type: z.string(), message: z.string(), when: z.enum(['parse', 'render']) });
const caseSchema = z.object({
  name: z.string(),
  area: z.string(),
  templates: z.record(z.string(), z.string()),
  context: z.unknown(),
  output: z.string().optional(),
  error: errorSchema.optional(),
});
const markdownifySchema = z.record(
  z.string(),
  z.object({
    BLEACH: z.boolean().optional(),
    STRIP: z.boolean().optional(),
    WHITELIST_TAGS: z.array(z.string()).optional(),
    WHITELIST_ATTRS: z.array(z.string()).optional(),
    WHITELIST_PROTOCOLS: z.array(z.string()).optional(),
    MARKDOWN_EXTENSIONS: z.array(z.string()).optional(),
  }),
);
const fileSchema = z.object({
  settings: z.object({
    LANGUAGE_CODE: z.string(),
    TIME_ZONE: z.string(),
    USE_TZ: z.boolean(),
    USE_THOUSAND_SEPARATOR: z.boolean().default(false),
    STATIC_URL: z.string().default('/static/'),
    MARKDOWNIFY: markdownifySchema.default({}),
    autoescape: z.boolean().default(true),
    libraries: z.array(z.string()),
  }),
  now: z.string(),
  cases: z.array(caseSchema),
});

export type DjangoCase = z.infer<typeof caseSchema>;
export type Outcome = { output: string } | { error: z.infer<typeof errorSchema> };
/** What holds for all cases of a file. */
export interface CaseSettings extends RenderOptions {
  libraries: Libraries;
}

/** Reads a file of cases. Throws where it has another form. */
export function parseCases(text: string): { cases: DjangoCase[]; settings: CaseSettings } {
  const { settings, now, cases } = fileSchema.parse(parseKeepingNumbers(text));
  return {
    cases,
    settings: {
      libraries: Object.fromEntries(
        [BUILTINS, ...settings.libraries].flatMap((name) => (LIBRARIES[name] ? [[name, LIBRARIES[name]]] : [])),
      ),
      autoescape: settings.autoescape,
      now: parseDateTime(now),
      settings: {
        useTz: settings.USE_TZ,
        useThousandSeparator: settings.USE_THOUSAND_SEPARATOR,
        languageCode: settings.LANGUAGE_CODE,
        timeZone: namedZone(settings.TIME_ZONE),
        staticUrl: settings.STATIC_URL,
        markdownify: Object.fromEntries(Object.entries(settings.MARKDOWNIFY).map(([name, each]) => [name, markdownifyOf(each)])),
      },
    },
  };
}

function markdownifyOf(given: z.infer<typeof markdownifySchema>[string]) {
  return {
    ...(given.BLEACH !== undefined && { bleach: given.BLEACH }),
    ...(given.STRIP !== undefined && { strip: given.STRIP }),
    ...(given.WHITELIST_TAGS && { whitelistTags: given.WHITELIST_TAGS }),
    ...(given.WHITELIST_ATTRS && { whitelistAttributes: given.WHITELIST_ATTRS }),
    ...(given.WHITELIST_PROTOCOLS && { whitelistProtocols: given.WHITELIST_PROTOCOLS }),
  };
}

/** Stands before keys that are digits: an object of JavaScript would put them in front of all others. */
const KEY_MARK = '\u{E000}';

/** A number with a fraction or an exponent is a float, as the file writes it: `1.0`, `1e3`; one too large for a number a bigint. */
function parseKeepingNumbers(text: string): unknown {
  const marked = text.replaceAll(/"(?=\d+"\s*:)/g, `"${KEY_MARK}`);
  return JSON.parse(marked, (_key, value: unknown, context?: { source?: string }) => {
    const source = context?.source;
    if (typeof value !== 'number' || source === undefined) return value;
    if (/[.e]/i.test(source)) return { $float: source };
    return Number.isSafeInteger(value) ? value : { $bigint: source };
  });
}

/** Renders a case, and compares as the file's rules say. */
export function runCase({ templates, context, output, error }: DjangoCase, settings: CaseSettings) {
  const wanted: Outcome = error ? { error } : { output: output! };
  const got = outcomeOf(templates, context, settings);
  return { wanted, got, isSame: isSame(wanted, got) };
}

function outcomeOf(templates: DjangoCase['templates'], context: unknown, settings: CaseSettings): Outcome {
  let when: 'parse' | 'render' = 'parse';
  try {
    const program = compileCase(templates, settings.libraries);
    when = 'render';
    return { output: renderProgram(program, contextOf(context), settings) };
  } catch (error) {
    if (error instanceof TemplateError) return { error: { type: error.type, message: error.message, when } };
    return { error: { type: 'a bug of ours', message: String((error as Error).stack ?? error), when } };
  }
}

function compileCase(templates: DjangoCase['templates'], libraries: Libraries): Program {
  const files = Object.entries(templates).map(([name, content]) => ({ name: name.replace(KEY_MARK, ''), content }));
  // The compiler gives diagnostics; the error itself knows its type.
  parseTemplate('main', templates['main'] ?? '', syntaxOf(libraries));
  const answer = compileDjango({ entry: { name: 'main', content: templates['main'] ?? '' }, files, libraries });
  if ('diagnostics' in answer) throw new Error(answer.diagnostics[0]!.message);
  return linkProgram(answer.compiled.modules);
}

function isSame(wanted: Outcome, got: Outcome): boolean {
  if ('output' in wanted) return 'output' in got && got.output === wanted.output;
  if ('output' in got || got.error.type === 'a bug of ours') return false;
  if (wanted.error.when !== got.error.when) return false;
  switch (wanted.error.type) {
    case 'TemplateSyntaxError':
    case 'TemplateDoesNotExist':
      return got.error.type === wanted.error.type && got.error.message === wanted.error.message;
    case 'VariableDoesNotExist':
      return got.error.type === wanted.error.type && beforeData(got.error.message) === beforeData(wanted.error.message);
    default:
      return !['TemplateSyntaxError', 'TemplateDoesNotExist', 'VariableDoesNotExist'].includes(got.error.type);
  }
}

const beforeData = (message: string): string => message.split(' in [')[0]!;

const contextOf = (context: unknown): Map<string, Value> => dictOf(context ?? {}) as Map<string, Value>;

function dictOf(entries: object): Map<Value, Value> {
  return new Map(Object.entries(entries).map(([key, value]) => [key.replace(KEY_MARK, ''), valueOf(value)]));
}

/** A value of a context: plain JSON, and tags for what JSON cannot say. */
function valueOf(json: unknown): Value {
  if (json === null || typeof json === 'string' || typeof json === 'boolean' || typeof json === 'number') return json;
  if (Array.isArray(json)) return json.map(valueOf);
  const tag = Object.keys(json as object).find((key) => Object.hasOwn(TAGS, key));
  const fields = json as Record<string, unknown>;
  return tag === undefined ? dictOf(fields) : TAGS[tag]!(fields[tag], fields);
}

const TAGS: Record<string, (value: unknown, fields: Record<string, unknown>) => Value> = {
  $float: (text) => new PyFloat(Number(String(text).replace('inf', 'Infinity').replace('nan', 'NaN'))),
  $bigint: (text) => intOf(BigInt(text as string)),
  $decimal: (text) => Decimal.of(text as string),
  $date: (text) => parseDate(text as string),
  $time: (text) => parseTime(text as string),
  $timedelta: (seconds) => TimeDelta.ofSeconds(numberOf(seconds)),
  $datetime: (text, { zone }) => momentOf(text as string, zone as string | undefined),
  $none: () => null,
  $safe: (text) => new SafeString(text as string),
  $tuple: (items) => Tuple.make((items as unknown[]).map(valueOf)),
  $set: (items) => new PySet((items as unknown[]).map(valueOf)),
  $dict: (entries) => dictOfPairs(entries as [unknown, unknown][]),
  $callable: (value) => {
    const result = valueOf(value);
    return () => result;
  },
  $callable_args: () => Object.assign(() => null, { needsArguments: true }),
  $alters_data: (value) => {
    const result = valueOf(value);
    return Object.assign(() => result, { altersData: true });
  },
  $raises: (text, { silent }) => raising(text as string, silent === true),
  $object: (attributes, { str, call }) => new CaseObject(attributes as object, str as string, (call ?? {}) as Record<string, unknown>),
};

/** Keys that are equal are one: the first of them, with the value of the last. */
function dictOfPairs(pairs: [unknown, unknown][]): Map<Value, Value> {
  const dict = new Map<Value, Value>();
  for (const [key, value] of pairs.map((pair) => pair.map(valueOf) as [Value, Value]))
    dict.set([...dict.keys()].find((known) => equals(known, key)) ?? key, value);
  return dict;
}

const numberOf = (json: unknown): number => Number(typeof json === 'object' && json !== null ? (json as { $float: string }).$float : json);

function momentOf(text: string, zone: string | undefined): Value {
  const moment = parseDateTime(text);
  return zone === undefined ? moment : new PyDateTime(moment.date, moment.time, namedZone(zone));
}

function raising(message: string, silent: boolean): Callable {
  return () => {
    throw new PyError('RuntimeError', message, silent);
  };
}

/** `{"$object": …}` */
class CaseObject extends PyObject {
  readonly typeName = 'Obj';
  readonly #attributes: Map<Value, Value>;
  readonly #text: string;

  constructor(attributes: object, text: string, methods: Record<string, unknown>) {
    super();
    this.#text = text;
    this.#attributes = dictOf(attributes);
    for (const [name, result] of Object.entries(methods)) {
      const value = valueOf(result);
      this.#attributes.set(name, isRaising(result) ? value : () => value);
    }
  }

  override str(): string {
    return this.#text;
  }

  override attribute(name: string): Value | undefined {
    return this.#attributes.get(name);
  }
}

const isRaising = (json: unknown): boolean => typeof json === 'object' && json !== null && '$raises' in json;
