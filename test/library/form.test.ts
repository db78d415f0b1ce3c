import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidError } from '../../src/errors.ts';
import { templateFields, type CreateTemplateInput } from '../../src/library/fields.ts';
import { RawForm, readChanges, readForm } from '../../src/library/form.ts';

const file = { name: 'a.marko', content: Buffer.from('<p>hello</p>') };
const good = { name: 'n', description: 'd', modelType: 'part' as const, file };
const rawGood = { name: 'n', description: 'd', model_type: 'part', template: file };

function problemsOf(read: () => unknown): [path: string, code: string, message: string][] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    return error.fields.map(({ path, code, message }) => [path.join('.'), code, message]);
  }
}

describe('a creation', () => {
  test('gets the defaults', () => {
    expect(readForm(templateFields, good).values).toEqual({
      ...good,
      filters: '',
      filenamePattern: 'output.pdf',
      enabled: true,
      landscape: false,
      merge: false,
      attachToModel: false,
      taggedPdf: false,
      outline: false,
    });
  });

  test('is told everything that is missing, in the names that the caller uses', () => {
    expect(problemsOf(() => readForm(templateFields, {} as CreateTemplateInput))).toEqual([
      ['name', 'REQUIRED', 'This field is required.'],
      ['description', 'REQUIRED', 'This field is required.'],
      ['modelType', 'REQUIRED', 'This field is required.'],
      ['file', 'REQUIRED', 'No file was submitted.'],
    ]);
    expect(problemsOf(() => readForm(templateFields, new RawForm({ name: '' })))).toEqual([
      ['name', 'BLANK', 'This field may not be blank.'],
      ['description', 'REQUIRED', 'This field is required.'],
      ['model_type', 'REQUIRED', 'This field is required.'],
      ['template', 'REQUIRED', 'No file was submitted.'],
    ]);
  });

  test('counts characters, not bytes, after cleaning', () => {
    expect(readForm(templateFields, { ...good, name: ` ${'😀'.repeat(100)} ` }).values.name).toBe('😀'.repeat(100));
    expect(
      problemsOf(() =>
        readForm(templateFields, {
          ...good,
          name: 'n'.repeat(101),
          description: 'd'.repeat(251),
          filters: 'f'.repeat(251),
          filenamePattern: 'p'.repeat(101),
        }),
      ),
    ).toEqual([
      ['name', 'TOO_LONG', 'Ensure this field has no more than 100 characters.'],
      ['description', 'TOO_LONG', 'Ensure this field has no more than 250 characters.'],
      ['filters', 'TOO_LONG', 'Ensure this field has no more than 250 characters.'],
      ['filenamePattern', 'TOO_LONG', 'Ensure this field has no more than 100 characters.'],
    ]);
  });

  test('with markup is told of it before all else: all such fields, or the first to a raw caller', () => {
    const bad = { ...good, name: '<b>n</b>', description: 'a&amp;b', filenamePattern: '' };
    expect(problemsOf(() => readForm(templateFields, bad))).toEqual([
      ['name', 'MARKUP', 'Remove HTML tags from this value'],
      ['description', 'MARKUP', 'Remove HTML tags from this value'],
    ]);
    expect(problemsOf(() => readForm(templateFields, new RawForm({ model_type: '<x>', name: '<b>' })))).toEqual([
      ['model_type', 'MARKUP', 'Remove HTML tags from this value'],
    ]);
    expect(problemsOf(() => readForm(templateFields, new RawForm({ ...rawGood, unknown: '<b>' })))).toEqual([
      ['unknown', 'MARKUP', 'Remove HTML tags from this value'],
    ]);
  });

  test.each([
    [{ name: '..', content: Buffer.from('x') }, 'FILE_NAME', 'No file was submitted.'],
    [{ name: 'a.marko', content: Buffer.alloc(0) }, 'EMPTY_FILE', 'The submitted file is empty.'],
    ['text', 'NOT_A_FILE', 'The submitted data was not a file. Check the encoding type on the form.'],
    [{}, 'NOT_A_FILE', 'The submitted data was not a file. Check the encoding type on the form.'],
    [null, 'NULL', 'This field may not be null.'],
  ])('whose file is %j is refused: %s', (template, code, message) => {
    expect(problemsOf(() => readForm(templateFields, new RawForm({ ...rawGood, template })))).toEqual([['template', code, message]]);
  });
});

describe('an update', () => {
  test('names what changes; null is refused', () => {
    expect(readChanges(templateFields, { enabled: false }).values).toEqual({ enabled: false });
    expect(readChanges(templateFields, {}).values).toEqual({});
    expect(problemsOf(() => readChanges(templateFields, { name: null, description: '', file: null }))).toEqual([
      ['name', 'NULL', 'This field may not be null.'],
      ['description', 'BLANK', 'This field may not be blank.'],
      ['file', 'NULL', 'This field may not be null.'],
    ]);
  });
});

describe('a raw form', () => {
  const changed = (body: object) => readChanges(templateFields, new RawForm(body)).values;

  test('gives booleans in every spelling of Django, and no other', () => {
    for (const yes of [true, 1, 'true', 'True', 'TRUE', 't', 'T', 'y', 'yes', 'Yes', 'ON', '1'])
      expect(changed({ enabled: yes })).toEqual({ enabled: true });
    for (const no of [false, 0, 'false', 'False', 'n', 'No', 'off', '0', 'f']) expect(changed({ enabled: no })).toEqual({ enabled: false });
    for (const bad of ['maybe', '', 'null', 'tRUE', 2, [], {}])
      expect(problemsOf(() => changed({ enabled: bad }))).toEqual([['enabled', 'WRONG_TYPE', 'Must be a valid boolean.']]);
  });

  test('gives choices as they are spelt, and numbers as text', () => {
    expect(changed({ page_size: 'Letter', name: 12.5 })).toEqual({ pageSize: 'Letter', name: '12.5' });
    for (const bad of ['a4', 'A0', '', 4])
      expect(problemsOf(() => changed({ page_size: bad }))).toEqual([['page_size', 'NOT_A_CHOICE', `"${bad}" is not a valid choice.`]]);
    for (const bad of [true, [], {}])
      expect(problemsOf(() => changed({ name: bad }))).toEqual([['name', 'WRONG_TYPE', 'Not a valid string.']]);
  });

  test('that is no object is refused by its kind', () => {
    const message = (body: unknown) => problemsOf(() => readForm(templateFields, new RawForm(body)))[0]?.[2];
    expect([[], 'x', 5, true, 1.5].map(message)).toEqual(
      ['list', 'str', 'int', 'bool', 'float'].map((kind) => `Invalid data. Expected a dictionary, but got ${kind}.`),
    );
    expect(message(null)).toBe('No data provided');
  });

  test('gives values or says what is wrong, whatever it is', () => {
    const key = fc.constantFrom(
      'name',
      'description',
      'model_type',
      'template',
      'filters',
      'filename_pattern',
      'enabled',
      'page_size',
      '__proto__',
      'constructor',
      'x',
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(key, fc.anything())), (body) => {
        expect(Array.isArray(problemsOf(() => readForm(templateFields, new RawForm(body))))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
