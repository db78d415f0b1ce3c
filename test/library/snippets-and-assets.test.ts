import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, NotFoundError } from '../../src/errors.ts';
import { checkTemplate } from '../../src/library/check-template.ts';
import { createAsset } from '../../src/library/create-asset.ts';
import { createSnippet } from '../../src/library/create-snippet.ts';
import { createTemplate } from '../../src/library/create-template.ts';
import { deleteAsset } from '../../src/library/delete-asset.ts';
import { deleteSnippet } from '../../src/library/delete-snippet.ts';
import { deleteTemplate } from '../../src/library/delete-template.ts';
import { RawForm } from '../../src/library/form.ts';
import { loadReportFile } from '../../src/library/load-report-file.ts';
import { templateSource } from '../../src/library/template-source.ts';
import { templatesUsing } from '../../src/library/templates-using.ts';
import { updateAsset } from '../../src/library/update-asset.ts';
import { updateSnippet } from '../../src/library/update-snippet.ts';
import { assertNothingLeft, atOnce, createLibraryParts, fieldsOf, file, type TestLibraryParts } from './library-parts.ts';

let parts: TestLibraryParts;
beforeAll(async () => {
  parts = await createLibraryParts();
});
afterEach(async () => {
  for (const { pk } of await parts.prisma.reportTemplate.findMany()) await deleteTemplate(parts, parts.staff, pk);
  for (const { pk } of await parts.prisma.reportSnippet.findMany()) await deleteSnippet(parts, parts.staff, pk);
  for (const { pk } of await parts.prisma.reportAsset.findMany()) await deleteAsset(parts, parts.staff, pk);
  await assertNothingLeft(parts);
});
afterAll(() => parts.close());

const snippet = (name: string, content?: string) =>
  createSnippet(parts, parts.staff, { description: 'A snippet', file: file(name, content) });
const asset = (name: string, content?: string) => createAsset(parts, parts.staff, { description: 'An asset', file: file(name, content) });
const template = (name: string, content: string) =>
  createTemplate(parts, parts.staff, { name, description: 'd', modelType: 'part', file: file(`${name}.marko`, content) });

describe('a snippet', () => {
  test('is a tag for templates and other snippets, and for itself', async () => {
    const row = await snippet('row.marko', '<li>${input.text}</li>');
    expect(row.file.path).toBe('report/snippets/row.marko');
    await snippet('rows.marko', '<ul><for|text| of=input.list><row text=text/></for></ul>');
    await snippet('tree.marko', '<if=input.child><tree child=input.child.child/></if>');
    const page = await template('page', '<rows list=["a"]/>');
    expect((await templateSource(parts, page)).snippets.map(({ name }) => name)).toEqual(['row.marko', 'rows.marko', 'tree.marko']);
    expect(await checkTemplate(parts, page)).toEqual([]);
    expect((await templatesUsing(parts, row.file)).map(({ name }) => name)).toEqual(['page']);
  });

  test.each(['table.marko', 'footer.marko', 'if.marko', 'Ünit.marko', '1a.marko'])('may not be called %s', async (name) => {
    expect(await fieldsOf(snippet(name))).toMatchObject([
      { path: ['file'], code: 'FILE_NAME', message: expect.stringContaining('cannot be a tag') },
    ]);
  });

  test('in Django’s language may be called anything, and is of no concern to Marko', async () => {
    await snippet('table.html', '{% broken');
    expect((await templateSource(parts, await template('page', '<p>x</p>'))).snippets).toEqual([]);
  });

  test('that does not compile, is no text, or has a wrong ending is refused', async () => {
    expect(await fieldsOf(snippet('bad.marko', '<p>${a +}</p>'))).toMatchObject([{ path: ['file'], code: 'DOES_NOT_COMPILE' }]);
    const form = new RawForm({ description: 'd', snippet: file('x.css') });
    expect(await fieldsOf(createSnippet(parts, parts.staff, form))).toMatchObject([
      { path: ['snippet'], message: 'File extension “css” is not allowed. Allowed extensions are: html, htm.' },
    ]);
    expect(await fieldsOf(createSnippet(parts, parts.staff, new RawForm({})))).toMatchObject([
      { path: ['description'], message: 'This field is required.' },
      { path: ['snippet'], message: 'No file was submitted.' },
    ]);
  });

  test('in use is not deleted unless told so, and the refusal names the users', async () => {
    const { pk } = await snippet('row.marko');
    await snippet('rows.marko', '<row/>');
    await template('one', '<rows/>');
    await template('two', '<row/>');
    await template('three', '<p>row</p>');
    await expect(deleteSnippet(parts, parts.staff, pk)).rejects.toThrow(
      new ConflictError('The snippet is in use by "one", "two". Change them first, or delete it even though it is used.'),
    );
    await deleteSnippet(parts, parts.staff, pk, { evenIfUsed: true });
    await expect(deleteSnippet(parts, parts.staff, pk)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('may change so that a template no longer compiles; the template says so', async () => {
    const { pk } = await snippet('row.marko');
    const page = await template('page', '<row/>');
    await updateSnippet(parts, parts.staff, pk, { file: file('row.marko', '<p>two</p>') });
    expect(await checkTemplate(parts, page)).toEqual([]);
    expect(await fieldsOf(updateSnippet(parts, parts.staff, pk, { file: file('row.marko', '${a +}') }))).toMatchObject([
      { code: 'DOES_NOT_COMPILE' },
    ]);
    expect(await updateSnippet(parts, parts.staff, pk, { description: 'New' })).toMatchObject({
      description: 'New',
      file: { path: 'report/snippets/row.marko' },
    });
    expect(await updateSnippet(parts, parts.staff, pk, { file: file('line.marko', '<p>three</p>') })).toMatchObject({
      file: { path: 'report/snippets/line.marko' },
    });
    expect(await parts.storedContents()).toBe(2);
  });
});

describe('an asset', () => {
  test('may be of any kind, and is found by its name in any spelling', async () => {
    await asset('setup.exe');
    const row = await asset('Pru\u0308f logo.PNG', 'picture');
    expect(row.file).toMatchObject({ path: 'report/assets/Pr\u00fcf_logo.PNG', contentType: 'image/png' });
    for (const path of [
      'Pr\u00fcf_logo.PNG',
      'Pru\u0308f_logo.PNG',
      'assets/Pr\u00fcf_logo.PNG',
      '/media/report/assets/Pr\u00fcf_logo.PNG',
    ]) {
      expect(await loadReportFile(parts, path)).toEqual({ content: Buffer.from('picture'), contentType: 'image/png' });
    }
    expect(await fieldsOf(asset('Pr\u00fcf logo.PNG'))).toMatchObject([
      { path: ['file'], code: 'NOT_UNIQUE', message: 'Template file with this name already exists' },
    ]);
  });

  test('and the images of records are all that a report can show', async () => {
    const page = await template('page', '<p>secret</p>');
    await asset('a.png');
    const written = await parts.files.write(Buffer.from('jpeg'));
    const image = await parts.prisma.storedFile.create({ data: { ...written, path: 'part_images/a b.jpg', contentType: 'image/jpeg' } });
    expect(await loadReportFile(parts, 'part_images/a b.jpg')).toMatchObject({ contentType: 'image/jpeg' });
    for (const path of [
      page.file.path,
      `/media/${page.file.path}`,
      '../report/page.marko',
      'assets/../report/page.marko',
      'unknown.png',
      '',
      'a.png\0',
      '\ud800.png',
      'data_output/output.pdf',
    ]) {
      expect(await loadReportFile(parts, path)).toBeNull();
    }
    await parts.prisma.storedFile.delete({ where: { pk: image.pk } });
    await parts.files.remove(written.key);
  });

  test('knows the templates that show it, through a snippet too', async () => {
    const logo = await asset('logo.png');
    await snippet('letterhead.marko', '<img src="logo.png">');
    await template('one', '<letterhead/>');
    await template('two', '<img src="assets/logo.png">');
    await template('three', '<img src="my-logo.png">');
    expect((await templatesUsing(parts, logo.file)).map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('changes its file and text; only staff may', async () => {
    const { pk } = await asset('a.png');
    await asset('b.png');
    expect(await updateAsset(parts, parts.staff, pk, { file: file('a.png', 'new') })).toMatchObject({
      description: 'An asset',
      file: { path: 'report/assets/a.png', size: 3 },
    });
    expect(await fieldsOf(updateAsset(parts, parts.staff, pk, { file: file('b.png') }))).toMatchObject([{ code: 'NOT_UNIQUE' }]);
    expect(await fieldsOf(updateAsset(parts, parts.staff, pk, { description: null }))).toMatchObject([{ code: 'NULL' }]);
    await expect(updateAsset(parts, parts.plain, pk, {})).rejects.toBeInstanceOf(ForbiddenError);
    await expect(deleteAsset(parts, parts.plain, pk)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(updateAsset(parts, parts.staff, 999_999, {})).rejects.toThrow(
      new NotFoundError('No ReportAsset matches the given query.'),
    );
    await expect(deleteAsset(parts, parts.staff, 999_999)).rejects.toThrow(new NotFoundError('No ReportAsset matches the given query.'));
  });

  test('of the same file name twice at once is stored once', async () => {
    const { results, errors } = await atOnce(Array.from({ length: 4 }, () => () => asset('same.png')));
    expect(results).toHaveLength(1);
    expect(errors).toMatchObject(Array.from({ length: 3 }, () => ({ fields: [{ path: ['file'], code: 'NOT_UNIQUE' }] })));
  });
});
