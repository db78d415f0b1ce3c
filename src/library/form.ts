import { InvalidError, type Diagnostic, type FieldError, type FieldErrorCode } from '../errors.ts';
import { cleanText, holdsMarkup } from './clean-text.ts';
import { cleanFileName } from './file-name.ts';
import { messages } from './messages.ts';
import { pythonType } from './python-type.ts';

/** A file that was sent: read to its end, and no larger than an upload may be. */
export interface InputFile {
  name: string;
  content: Uint8Array;
}

interface FieldBase {
  /** The field's name in a form of InvenTree's API: `model_type`. */
  formName: string;
  required?: boolean;
}
export interface TextField extends FieldBase {
  kind: 'text';
  /** Characters, not bytes. */
  maxLength: number;
  mayBeBlank?: boolean;
  default?: string;
}
export interface BooleanField extends FieldBase {
  kind: 'boolean';
  default?: boolean;
}
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  choices: readonly string[];
  default?: string;
}
export interface FileField extends FieldBase {
  kind: 'file';
}
export type Field = TextField | BooleanField | ChoiceField | FileField;
/** The fields of a noun by their names in GraphQL, in the order in which errors are told. */
export type Fields = Record<string, Field>;

type Value<F extends Field> = F extends { kind: 'text' }
  ? string
  : F extends { kind: 'boolean' }
    ? boolean
    : F extends { choices: readonly (infer Choice)[] }
      ? Choice
      : InputFile;
type RequiredKey<Spec extends Fields> = { [Key in keyof Spec]: Spec[Key] extends { required: true } ? Key : never }[keyof Spec];

/** A creation's values: required ones and those with a default are there. */
export type FormValues<Spec extends Fields> = { [Key in keyof Spec]: Value<Spec[Key]> };
/** An update's values: what is absent stays as it is. */
export type FormChanges<Spec extends Fields> = Partial<FormValues<Spec>>;
/** What a typed caller gives to create. Null is refused field by field, with a message. */
export type CreateInput<Spec extends Fields> = { [Key in RequiredKey<Spec>]: Value<Spec[Key]> } & {
  [Key in Exclude<keyof Spec, RequiredKey<Spec>>]?: Value<Spec[Key]> | null;
};
/** What a typed caller gives to update. */
export type UpdateInput<Spec extends Fields> = { [Key in keyof Spec]?: Value<Spec[Key]> | null };

/** A body as it arrived, with InvenTree's field names and values of any kind: texts of a form, JSON values, files. */
export class RawForm {
  readonly body: unknown;
  /** Of an update: required fields are demanded again, and some others go back to their default. */
  readonly replaces: boolean;
  constructor(body: unknown, { replaces = false }: { replaces?: boolean } = {}) {
    this.body = body;
    this.replaces = replaces;
  }
}

/** The values of a form that passed, and the means to say what later checks find wrong with them. */
export class Form<Values> {
  readonly values: Values;
  /** Does the caller speak InvenTree's names? */
  readonly isRaw: boolean;
  readonly #fields: Fields;
  readonly #problems: FieldError[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(fields: Fields, isRaw: boolean, values: Values) {
    this.#fields = fields;
    this.isRaw = isRaw;
    this.values = values;
  }

  /** Notes a problem of one field. */
  add(field: string, code: FieldErrorCode, message: string, diagnostics: Diagnostic[] = []): void {
    const name = this.#nameOf(field);
    this.#problems.push({ path: [name], involves: [name], code, message });
    this.#diagnostics.push(...diagnostics);
  }

  /** Notes a problem of the whole, to which these fields belong. */
  addWhole(involved: string[], code: FieldErrorCode, message: string): void {
    this.#problems.push({ path: [], involves: involved.map((field) => this.#nameOf(field)), code, message });
  }

  /** Throws `InvalidError` with all that was noted, if anything was. */
  throwIfAny(): void {
    if (this.#problems.length) throw new InvalidError(this.#problems, this.#diagnostics);
  }

  #nameOf(field: string): string {
    return this.isRaw ? (this.#fields[field]?.formName ?? field) : field;
  }
}

/** Fields of a raw form, by its names, that we set ourselves: what is sent has to be of the right kind, and counts for nothing. */
export type OverwrittenFields = Readonly<Record<string, 'dateTime' | 'pk'>>;

/** Reads a creation. Throws `InvalidError` with every field that is missing or wrong. */
export function readForm<Spec extends Fields>(
  fields: Spec,
  input: CreateInput<Spec> | RawForm,
  overwritten?: OverwrittenFields,
): Form<FormValues<Spec>> {
  return read(fields, input, false, overwritten) as Form<FormValues<Spec>>;
}

/** Reads an update: absent fields are no error. Throws `InvalidError` with every field that is wrong. */
export function readChanges<Spec extends Fields>(
  fields: Spec,
  input: UpdateInput<Spec> | RawForm,
  overwritten?: OverwrittenFields,
): Form<FormChanges<Spec>> {
  return read(fields, input, true, overwritten) as Form<FormChanges<Spec>>;
}

function read(fields: Fields, input: object, partial: boolean, overwritten: OverwrittenFields = {}): Form<Record<string, unknown>> {
  const isRaw = input instanceof RawForm;
  const replaces = isRaw && input.replaces;
  const body = bodyOf(isRaw ? input.body : input);
  const form = new Form<Record<string, unknown>>(fields, isRaw, {});
  refuseMarkup(fields, body, form);
  for (const [name, field] of Object.entries(fields)) {
    const given = body[isRaw ? field.formName : name];
    if (given === undefined) {
      if (partial && !replaces) continue;
      if (field.required) form.add(name, 'REQUIRED', field.kind === 'file' ? messages.noFile : messages.required);
      else if ('default' in field && !partial) form.values[name] = field.default;
      continue;
    }
    const result = given === null ? problem('NULL', messages.isNull) : coerce(field, given);
    if ('message' in result) form.add(name, result.code, result.message);
    else form.values[name] = result.value;
  }
  if (isRaw) for (const [name, kind] of Object.entries(overwritten)) checkOverwritten(form, name, kind, body[name]);
  form.throwIfAny();
  return form;
}

/** What Python's `datetime.fromisoformat` takes, near enough. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,12})?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

function checkOverwritten(form: Form<unknown>, name: string, kind: 'dateTime' | 'pk', given: unknown): void {
  if (given === undefined || given === null || given === '') return;
  if (kind === 'dateTime') {
    if (typeof given !== 'string' || !DATE_TIME.test(given.trim()) || Number.isNaN(Date.parse(given.trim().slice(0, 10))))
      form.add(name, 'WRONG_TYPE', messages.notADateTime);
  } else if (typeof given !== 'number' && !(typeof given === 'string' && /^\s*\d+\s*$/.test(given)))
    form.add(name, 'WRONG_TYPE', messages.notAPk(pythonType(given)));
}

function bodyOf(body: unknown): Record<string, unknown> {
  if (body === null || body === undefined) throw InvalidError.of([], 'NULL', messages.noData, []);
  if (typeof body !== 'object' || Array.isArray(body)) throw InvalidError.of([], 'WRONG_TYPE', messages.notAnObject(pythonType(body)), []);
  return body as Record<string, unknown>;
}

/** Comes before all other rules; InvenTree stops at the first such field, and looks at fields that it does not know too. */
function refuseMarkup(fields: Fields, body: Record<string, unknown>, form: Form<unknown>): void {
  const nameOf = new Map(Object.entries(fields).map(([name, field]) => [form.isRaw ? field.formName : name, name]));
  for (const [key, value] of Object.entries(body)) {
    if (typeof value !== 'string' || !holdsMarkup(cleanText(value))) continue;
    form.add(nameOf.get(key) ?? key, 'MARKUP', messages.markup);
    if (form.isRaw) break;
  }
  form.throwIfAny();
}

type Coerced = { value: unknown } | { code: FieldErrorCode; message: string };
const problem = (code: FieldErrorCode, message: string): Coerced => ({ code, message });

function coerce(field: Field, given: unknown): Coerced {
  switch (field.kind) {
    case 'text':
      return coerceText(field, given);
    case 'boolean':
      return coerceBoolean(given);
    case 'choice':
      return typeof given === 'string' && field.choices.includes(given)
        ? { value: given }
        : problem('NOT_A_CHOICE', messages.notAChoice(printed(given)));
    case 'file':
      return coerceFile(given);
  }
}

function coerceText(field: TextField, given: unknown): Coerced {
  if (typeof given !== 'string' && typeof given !== 'number') return problem('WRONG_TYPE', messages.notText);
  const text = cleanText(String(given));
  if (text === '' && !field.mayBeBlank) return problem('BLANK', messages.blank);
  if (text.length > field.maxLength && [...text].length > field.maxLength) return problem('TOO_LONG', messages.tooLong(field.maxLength));
  return { value: text };
}

const TRUE = new Set(['t', 'true', 'y', 'yes', 'on', '1']);
const FALSE = new Set(['f', 'false', 'n', 'no', 'off', '0']);

function coerceBoolean(given: unknown): Coerced {
  if (typeof given === 'boolean') return { value: given };
  if (given === 1 || given === 0) return { value: given === 1 };
  const text = typeof given === 'string' ? given.trim() : '';
  // All lower, all upper or title case: `True` and `TRUE`, but not `tRUE`.
  const isCased =
    text === text.toLowerCase() || text === text.toUpperCase() || text === text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  if (isCased && TRUE.has(text.toLowerCase())) return { value: true };
  if (isCased && FALSE.has(text.toLowerCase())) return { value: false };
  return problem('WRONG_TYPE', messages.notBoolean);
}

function coerceFile(given: unknown): Coerced {
  if (!isInputFile(given)) return problem('NOT_A_FILE', messages.notAFile);
  if (cleanFileName(given.name) === '') return problem('FILE_NAME', messages.noFile);
  if (given.content.byteLength === 0) return problem('EMPTY_FILE', messages.emptyFile);
  return { value: given };
}

function isInputFile(given: unknown): given is InputFile {
  return (
    typeof given === 'object' &&
    given !== null &&
    'name' in given &&
    typeof given.name === 'string' &&
    'content' in given &&
    given.content instanceof Uint8Array
  );
}

/** As Python prints a JSON value, near enough for a message. */
function printed(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
