import { RawForm, type InputFile } from '../../library/form.ts';
import { builder } from '../builder.ts';

/** The body of a REST request, read only when somebody wants to know it: who may not write is told so whatever the body holds. */
export interface RequestBody {
  /** A JSON value as it is; a form as `FormData`. Throws for a body that cannot be read. */
  read(): Promise<unknown>;
}

builder.scalarType('FormValue', {
  subGraphs: ['rest'],
  description: 'A body, a query string or a part of one, as it arrived: JSON values, texts, file parts.',
  parseValue: (value) => value,
  serialize: (value) => value,
});

/** The body as the library's parser takes it: of a form, the last value of each name. */
export async function readBody(body: unknown): Promise<RawForm> {
  const content = await (body as RequestBody).read();
  if (!(content instanceof FormData)) return new RawForm(content);
  const entries = await Promise.all([...content.entries()].map(async ([name, value]) => [name, await formValue(value)] as const));
  return new RawForm(Object.fromEntries(entries));
}

/** The body, with those fields of a form as lists that are one: `items=1&items=2`, or `items[0]=1`. */
export async function readBodyWithList(body: unknown, name: string): Promise<unknown> {
  const content = await (body as RequestBody).read();
  if (!(content instanceof FormData)) return content;
  const indexed = [...content.entries()]
    .map(([key, value]) => ({ index: indexOf(key, name), value }))
    .filter((entry): entry is { index: number; value: FormDataEntryValue } => entry.index !== null)
    .toSorted((a, b) => a.index - b.index)
    .map(({ value }) => value);
  const values = indexed.length ? indexed : content.getAll(name);
  return { ...Object.fromEntries(content), ...(values.length && { [name]: values }) };
}

/** The place of `items[3]` in the list `items`. */
function indexOf(key: string, name: string): number | null {
  const match = key.startsWith(`${name}[`) ? /^\[(\d{1,6})\]$/.exec(key.slice(name.length)) : null;
  return match ? Number(match[1]) : null;
}

async function formValue(value: FormDataEntryValue): Promise<string | InputFile> {
  return typeof value === 'string' ? value : { name: value.name, content: await value.bytes() };
}

/** A query string: of a repeated name the last value. */
export type QueryTexts = Readonly<Record<string, string | undefined>>;
