import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError, UnauthenticatedError } from '../../src/errors.ts';
import { createTemplate } from '../../src/library/create-template.ts';
import { deleteTemplate } from '../../src/library/delete-template.ts';
import type { CreateTemplateInput } from '../../src/library/fields.ts';
import { RawForm } from '../../src/library/form.ts';
import { readText } from '../../src/library/read-content.ts';
import { updateTemplate } from '../../src/library/update-template.ts';
import { assertNothingLeft, atOnce, createLibraryParts, fieldsOf, file, type TestLibraryParts } from './library-parts.ts';

let parts: TestLibraryParts;
beforeAll(async () => {
  parts = await createLibraryParts();
});
afterEach(async () => {
  for (const { pk } of await parts.prisma.reportTemplate.findMany()) await deleteTemplate(parts, parts.staff, pk);
  // Nothing is ever left behind, by no way out.
  await assertNothingLeft(parts);
});
afterAll(() => parts.close());

const input = (changes: Partial<CreateTemplateInput> = {}): CreateTemplateInput => ({
  name: 'Label',
  description: 'A label',
  modelType: 'part',
  file: file('label.marko', '<h1>${input.part.name}</h1>'),
  ...changes,
});
const create = (changes: Partial<CreateTemplateInput> = {}) => createTemplate(parts, parts.staff, input(changes));

describe('a new template', () => {
  test('is stored with its file, at revision 2, by its creator', async () => {
    const template = await create({ name: '  Label\n ', file: file('My label.marko', '\ufeff<b>x</b>') });
    expect(template).toMatchObject({
      name: 'Label',
      revision: 2,
      enabled: true,
      pageSize: 'A4',
      filenamePattern: 'output.pdf',
      updatedByPk: parts.staff.user.pk,
    });
    expect(template.file).toMatchObject({ path: 'report/report/My_label.marko', contentType: 'text/plain; charset=utf-8', size: 11 });
    expect(await readText(parts, template.file)).toBe('<b>x</b>');
  });

  test('is for staff: permission comes before anything that is wrong with the input', async () => {
    await expect(createTemplate(parts, null, {} as CreateTemplateInput)).rejects.toBeInstanceOf(UnauthenticatedError);
    await expect(createTemplate(parts, parts.plain, {} as CreateTemplateInput)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(updateTemplate(parts, parts.plain, 999_999, {})).rejects.toBeInstanceOf(ForbiddenError);
    await expect(deleteTemplate(parts, parts.plain, 999_999)).rejects.toBeInstanceOf(ForbiddenError);
  });

  test('tells all wrong fields first, and file, filters and pattern together when those are right', async () => {
    expect(await fieldsOf(create({ name: '', description: '', file: file('x.txt') }))).toMatchObject([
      { path: ['name'] },
      { path: ['description'] },
    ]);
    expect(await fieldsOf(create({ file: file('x.txt'), filters: 'active', filenamePattern: '../x.pdf' }))).toEqual([
      {
        path: ['file'],
        involves: ['file'],
        code: 'FILE_TYPE',
        message: 'File extension “txt” is not allowed. Allowed extensions are: marko, html, htm.',
      },
      { path: ['filters'], involves: ['filters'], code: 'BAD_FILTER', message: 'Invalid group: active' },
      {
        path: ['filenamePattern'],
        involves: ['filenamePattern'],
        code: 'BAD_PATTERN',
        message: 'The pattern is wrong at character 1: ".." would leave the folder of printed files.',
      },
    ]);
  });

  test.each([
    [file('x'), 'FILE_TYPE', 'File extension “” is not allowed. Allowed extensions are: html, htm.'],
    [file('.html'), 'FILE_TYPE', 'File extension “” is not allowed. Allowed extensions are: html, htm.'],
    [file('x.svg'), 'FILE_TYPE', 'File extension “svg” is not allowed. Allowed extensions are: html, htm.'],
    [file(`${'x'.repeat(101)}.html`), 'FILE_NAME', 'Ensure this filename has at most 100 characters (it has 106).'],
    [file('x.html', 'x'.repeat(65_537)), 'FILE_TOO_LARGE', 'The file has 65537 bytes; at most 65536 are allowed.'],
    [
      file('x.html', Buffer.from([0x61, 0x62, 0xff, 0x63])),
      'FILE_ENCODING',
      'The file is not UTF-8 text: the first bad byte is number 3. Save it as UTF-8.',
    ],
    [
      file('x.marko', Buffer.from([0xc3])),
      'FILE_ENCODING',
      'The file is not UTF-8 text: the first bad byte is number 2. Save it as UTF-8.',
    ],
  ])("refuses a file in InvenTree's words: case %#", async (template, code, message) => {
    const form = new RawForm({ name: 'n', description: 'd', model_type: 'part', template });
    expect(await fieldsOf(createTemplate(parts, parts.staff, form))).toEqual([
      { path: ['template'], involves: ['template'], code, message },
    ]);
  });

  test('takes a file of exactly the limit, and a long name', async () => {
    await create({ file: file(`${'x'.repeat(95)}.html`, 'x'.repeat(65_536)) });
    const [stored] = await parts.prisma.storedFile.findMany();
    expect(stored?.path).toMatch(/^report\/report\/x{73}_[A-Za-z0-9]{7}\.html$/);
    expect(stored?.path).toHaveLength(100);
  });

  test('has a name of its own among those of its model type', async () => {
    await create();
    expect(await fieldsOf(create({ file: file('other.html') }))).toEqual([
      { path: [], involves: ['name', 'modelType'], code: 'NOT_UNIQUE', message: 'The fields name, model_type must make a unique set.' },
    ]);
    await create({ modelType: 'build', file: file('other.html') });
  });

  test('has a file name of its own, in any spelling', async () => {
    await create({ file: file('Pr\u00fcf.html') });
    expect(await fieldsOf(create({ name: 'Other', file: file('Pru\u0308f.html') }))).toEqual([
      { path: ['file'], involves: ['file'], code: 'NOT_UNIQUE', message: 'Template file with this name already exists' },
    ]);
  });

  test('of the same name twice at once is stored once, and the other one is told', async () => {
    const names = await atOnce(Array.from({ length: 4 }, (_, i) => () => create({ file: file(`same${i}.html`) })));
    expect(names.results).toHaveLength(1);
    expect(names.errors).toMatchObject(Array.from({ length: 3 }, () => ({ fields: [{ path: [], code: 'NOT_UNIQUE' }] })));
    const files = await atOnce(Array.from({ length: 4 }, (_, i) => () => create({ name: `n${i}`, file: file('same-file.html') })));
    expect(files.results).toHaveLength(1);
    expect(files.errors).toMatchObject(Array.from({ length: 3 }, () => ({ fields: [{ path: ['file'], code: 'NOT_UNIQUE' }] })));
  });

  test('that does not compile is refused with its place', async () => {
    const error = (await create({ file: file('bad.marko', '<div>\n  <p>${a +}</p>\n</div>') }).catch(
      (thrown: unknown) => thrown,
    )) as InvalidError;
    expect(error).toBeInstanceOf(InvalidError);
    expect(error.fields).toMatchObject([
      { path: ['file'], code: 'DOES_NOT_COMPILE', message: expect.stringContaining('bad.marko, line 2') },
    ]);
    expect(error.diagnostics[0]).toMatchObject({ severity: 'ERROR', line: 2, frame: expect.stringContaining('${a +}') });
  });

  test('in Django’s language is stored as it is, however it prints later', async () => {
    const template = await create({ file: file('later.html', '{% if %}') });
    expect(await readText(parts, template.file)).toBe('{% if %}');
  });
});

describe('a changed template', () => {
  test('keeps what is not named, and counts each change, an empty one too', async () => {
    const { pk, file: before } = await create();
    const changed = await updateTemplate(parts, parts.staff, pk, { description: 'New', landscape: true });
    expect(changed).toMatchObject({ name: 'Label', description: 'New', landscape: true, revision: 3, file: before });
    expect(await updateTemplate(parts, parts.staff, pk, {})).toMatchObject({ revision: 4 });
    expect(await fieldsOf(updateTemplate(parts, parts.staff, pk, { name: null }))).toMatchObject([{ path: ['name'], code: 'NULL' }]);
    expect((await parts.prisma.reportTemplate.findUniqueOrThrow({ where: { pk } })).revision).toBe(4);
  });

  test('gets a new file under the same name or another; the old content is gone', async () => {
    const { pk, file: before } = await create();
    const same = await updateTemplate(parts, parts.staff, pk, { file: file('label.marko', '<h1>two</h1>') });
    expect(same.file).toMatchObject({ pk: before.pk, path: before.path, size: 12 });
    expect(same.file.key).not.toBe(before.key);
    await expect(parts.files.read(before.key)).rejects.toThrow('ENOENT');
    // Whoever read the row just before gets the content that replaced it.
    expect(await readText(parts, before)).toBe('<h1>two</h1>');
    const renamed = await updateTemplate(parts, parts.staff, pk, { file: file('label-2.html') });
    expect(renamed.file).toMatchObject({ path: 'report/report/label-2.html', contentType: 'text/html; charset=utf-8' });
    expect(await parts.storedContents()).toBe(1);
  });

  test('keeps its file when the change is refused', async () => {
    const { pk, file: before } = await create();
    await create({ name: 'Other', file: file('other.marko') });
    for (const change of [
      { file: file('other.marko') },
      { file: file('x.exe') },
      { file: file('bad.marko', '${a +}') },
      { name: 'Other', file: file('new.marko') },
    ]) {
      await expect(updateTemplate(parts, parts.staff, pk, change)).rejects.toBeInstanceOf(InvalidError);
    }
    expect(await parts.prisma.storedFile.findUnique({ where: { pk: before.pk } })).toEqual(before);
    expect(await parts.storedContents()).toBe(2);
  });

  test('of an old revision is a conflict, of an unknown pk not found', async () => {
    const { pk } = await create();
    await expect(updateTemplate(parts, parts.staff, pk, { name: '' }, { ifRevision: 1 })).rejects.toThrow(
      new ConflictError('The template was changed in the meantime: it is at revision 2, not 1. Read it again and repeat your change.'),
    );
    expect(await updateTemplate(parts, parts.staff, pk, {}, { ifRevision: 2 })).toMatchObject({ revision: 3 });
    await expect(updateTemplate(parts, parts.staff, 999_999, { name: '' })).rejects.toThrow(
      new NotFoundError('No ReportTemplate matches the given query.'),
    );
  });

  test('from one revision by many at once is changed once', async () => {
    const { pk } = await create();
    const { results, errors } = await atOnce(
      Array.from(
        { length: 5 },
        (_, i) => () => updateTemplate(parts, parts.staff, pk, { file: file('label.marko', `<p>${i}</p>`) }, { ifRevision: 2 }),
      ),
    );
    expect(results).toHaveLength(1);
    expect(errors.filter((error) => error instanceof ConflictError)).toHaveLength(4);
    expect(await parts.storedContents()).toBe(1);
  });

  test('by many at once, whatever its revision, counts all and keeps one content', async () => {
    const { pk } = await create();
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => updateTemplate(parts, parts.staff, pk, { file: file('label.marko', `<p>${i}</p>`) })),
    );
    expect(await parts.prisma.reportTemplate.findUnique({ where: { pk } })).toMatchObject({ revision: 7 });
    expect(await parts.storedContents()).toBe(1);
  });
});

describe('a deleted template', () => {
  test('is gone with its file; a second time it is not found', async () => {
    const { pk } = await create();
    await deleteTemplate(parts, parts.staff, pk);
    expect(await parts.prisma.storedFile.count()).toBe(0);
    await expect(deleteTemplate(parts, parts.staff, pk)).rejects.toThrow(new NotFoundError('No ReportTemplate matches the given query.'));
    await create();
  });
});
