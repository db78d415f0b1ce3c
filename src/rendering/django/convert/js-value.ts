import { UNKNOWN, type TemplateType } from './template-type.ts';

/** A piece of JavaScript that gives what an expression of Django's language gives. */
export interface JsValue {
  code: string;
  type: TemplateType;
  /** Printed as it is: a literal, or what the filter `safe` marked. */
  isSafe: boolean;
}

/** What has no equivalent in Marko; the message says what. */
export class NoEquivalentError extends Error {}

export const TEXT: TemplateType = { kind: 'scalar', scalar: 'text', nullable: false };
export const NUMBER: TemplateType = { kind: 'scalar', scalar: 'number', nullable: false };
export const BOOLEAN: TemplateType = { kind: 'scalar', scalar: 'boolean', nullable: false };

export const js = (code: string, type: TemplateType = UNKNOWN, isSafe = false): JsValue => ({ code, type, isSafe });

/** Whether a path leads over something that need not be there. */
export const mayBeMissing = (code: string): boolean => /^[\w$.?[\]]+$/.test(code) && code.includes('?.');

/** Code without brackets round all of it. */
export function bare(code: string): string {
  if (!code.startsWith('(') || !code.endsWith(')') || code.includes('`')) return code;
  let depth = 0;
  let quote = '';
  for (let index = 0; index < code.length; index++) {
    const letter = code[index]!;
    if (quote !== '') {
      if (letter === '\\') index++;
      else if (letter === quote) quote = '';
    } else if (letter === '"') quote = letter;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0 && index < code.length - 1) return code;
  }
  return bare(code.slice(1, -1));
}

/** Functions that a converted template brings along where it needs them: JavaScript's own answer would be another than Python's. */
export const FUNCTIONS = {
  /** How Python prints a value. */
  show: '(value) => value === null ? "None" : value === undefined ? "" : value === true ? "True" : value === false ? "False" : typeof value === "object" ? (value.currency ? money(value) : String(value.str ?? value.name ?? "")) : String(value)',
  /** What counts as true in Python. */
  isTrue:
    '(value) => Array.isArray(value) ? value.length > 0 : typeof value === "object" && value !== null ? (value.currency ? Number(value.amount) !== 0 : Object.keys(value).length > 0) : Boolean(value)',
  /** What a loop walks through. */
  rowsOf: '(value) => Array.isArray(value) ? value : typeof value === "string" ? [...value] : Object.keys(value ?? {})',
  /** Values of two kinds are in no order. */
  isLess: '(one, other) => typeof one === typeof other && one !== null && one < other',
  isAtMost: '(one, other) => typeof one === typeof other && one !== null && one <= other',
  contains:
    '(list, value) => typeof list === "string" || Array.isArray(list) ? list.includes(value) : typeof list === "object" && list !== null && Object.hasOwn(list, value)',
  /** Numbers are added, and so are lists and texts. */
  plus: '(one, other) => one !== "" && other !== "" && Number.isFinite(Number(one)) && Number.isFinite(Number(other)) ? Math.trunc(one) + Math.trunc(other) : typeof one === "string" && typeof other === "string" ? one + other : ""',
  /** An amount with the decimals that it has. */
  renderCurrency: '(value) => value ? money(value, { minDecimals: Number(value.amount ?? value) % 1 === 0 ? 2 : 0, maxDecimals: 6 }) : "-"',
  escapeHtml: '(text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\\"", "&quot;")',
} as const;

export type FunctionName = keyof typeof FUNCTIONS;

/** The functions that a template turned out to need. */
export class UsedFunctions {
  readonly #used = new Set<FunctionName>();

  /** A call of one. */
  call(name: FunctionName, ...args: string[]): string {
    this.#used.add(name);
    return `${name}(${args.join(', ')})`;
  }

  /** What declares them. */
  declarations(): string[] {
    return [...this.#used].map((name) => `<const/${name}=(${FUNCTIONS[name]})/>`);
  }

  /** The text that Django prints for a value. */
  text({ code, type }: JsValue): string {
    if (type.kind === 'scalar' && !type.nullable && !mayBeMissing(code)) {
      if (type.scalar === 'text' || type.scalar === 'number') return code;
      if (type.scalar === 'boolean') return `(${code} ? "True" : "False")`;
    }
    if (type.kind === 'scalar' && type.scalar === 'date') return `(${code} === null ? "None" : date(${code}))`;
    if (type.kind === 'scalar' && type.scalar === 'datetime') return `(${code} === null ? "None" : datetime(${code}))`;
    if ((type.kind === 'list' || type.kind === 'map') && type.of.kind !== 'unknown')
      throw new NoEquivalentError('A list or dictionary is printed itself.');
    return this.call('show', code);
  }

  /** Whether a value counts as true. */
  test({ code, type }: JsValue): string {
    if (type.kind === 'scalar' && type.scalar !== 'money') return code;
    if (type.kind === 'record') return code;
    if (type.kind === 'list') return type.isManager ? 'true' : `${code}${mayBeMissing(code) ? '?' : ''}.length > 0`;
    return this.call('isTrue', code);
  }

  /** The list that a loop walks through. */
  rows({ code, type }: JsValue): string {
    return type.kind === 'list' ? (mayBeMissing(code) ? `(${code} ?? [])` : code) : this.call('rowsOf', code);
  }
}
