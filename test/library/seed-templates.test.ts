import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTemplate } from '../../src/library/create-template.ts';
import { deleteTemplate } from '../../src/library/delete-template.ts';
import { readText } from '../../src/library/read-content.ts';
import { defaultState, resetDefault } from '../../src/library/seed-defaults.ts';
import { seedSnippets } from '../../src/library/seed-snippets.ts';
import { defaultTemplateKind, seedTemplates, type DefaultTemplate } from '../../src/library/seed-templates.ts';
import { updateTemplate } from '../../src/library/update-template.ts';
import { createLibraryParts, file, type TestLibraryParts } from './library-parts.ts';

let parts: TestLibraryParts;
let folder: string;
beforeEach(async () => {
  parts = await createLibraryParts();
  folder = await mkdtemp(join(tmpdir(), 'reportree-seed é#-'));
  await writeFile(join(folder, 'card.marko'), '<p>one</p>');
});
afterEach(async () => {
  await parts.close();
  await rm(folder, { recursive: true, force: true });
});

const card: DefaultTemplate = { name: 'Card', description: 'A card', modelType: 'part', file: 'card.marko', landscape: true };
const seed = (changes: Partial<DefaultTemplate> = {}) => seedTemplates(parts, [{ ...card, ...changes }], folder);
const rows = () => parts.prisma.reportTemplate.findMany({ include: { file: true }, orderBy: { pk: 'asc' } });

describe('a default template', () => {
  test('is created at the first start, by nobody, and not again', async () => {
    await seed();
    const [first] = await rows();
    expect(first).toMatchObject({
      pk: 1,
      name: 'Card',
      landscape: true,
      revision: 2,
      updatedByPk: null,
      file: { path: 'report/report/card.marko' },
    });
    await seed();
    expect(await rows()).toEqual([first]);
    expect(await parts.storedContents()).toBe(1);
  });

  test('follows the product while nobody has edited it, back to what the product no longer says too', async () => {
    await seed();
    await writeFile(join(folder, 'card.marko'), '<p>two</p>');
    await seed({ landscape: undefined, name: 'Card 2' });
    const [row] = await rows();
    expect(row).toMatchObject({ pk: 1, name: 'Card 2', landscape: false, revision: 3 });
    expect(await readText(parts, row!.file)).toBe('<p>two</p>');
    expect(await parts.storedContents()).toBe(1);
    await writeFile(join(folder, 'card.marko'), '<p>three</p>');
    await seed();
    expect((await rows())[0]).toMatchObject({ name: 'Card', revision: 4 });
  });

  test('follows the product although a column that is no field of it changed', async () => {
    await seed();
    await parts.prisma.reportTemplate.update({ where: { pk: 1 }, data: { metadata: { printed: 'often' }, revision: 9 } });
    await writeFile(join(folder, 'card.marko'), '<p>two</p>');
    await seed();
    expect(await readText(parts, (await rows())[0]!.file)).toBe('<p>two</p>');
  });

  test('that was edited is left alone for ever', async () => {
    await seed();
    const edited = await updateTemplate(parts, parts.staff, 1, { file: file('card.marko', '<p>mine</p>') });
    await writeFile(join(folder, 'card.marko'), '<p>two</p>');
    await seed({ description: 'New' });
    await seed();
    expect(await rows()).toEqual([edited]);
  });

  test('that was deleted does not come back', async () => {
    await seed();
    await deleteTemplate(parts, parts.staff, 1);
    await writeFile(join(folder, 'card.marko'), '<p>two</p>');
    await seed();
    expect(await rows()).toEqual([]);
  });

  test('whose name or file name a user has taken is left out', async () => {
    const mine = await createTemplate(parts, parts.staff, {
      name: 'Card',
      description: 'Mine',
      modelType: 'part',
      file: file('mine.marko'),
    });
    await seed();
    await seed();
    expect(await rows()).toEqual([mine]);
    expect(await parts.storedContents()).toBe(1);
  });

  test('is created once by servers that start together', async () => {
    await Promise.all([seed(), seed(), seed()]);
    expect(await rows()).toHaveLength(1);
    expect(await parts.storedContents()).toBe(1);
  });
});

describe('a default template that is reset', () => {
  const reset = () => resetDefault(parts, defaultTemplateKind, card, folder);
  const state = () => defaultState(parts, defaultTemplateKind, card);

  test('has its content and settings again, and follows the product from then on', async () => {
    expect(await state()).toBe('MISSING');
    await seed();
    expect(await state()).toBe('UNCHANGED');
    await updateTemplate(parts, parts.staff, 1, { file: file('other.marko', '<p>mine</p>'), landscape: false, filters: 'active=True' });
    expect(await state()).toBe('EDITED');
    await reset();
    expect(await state()).toBe('UNCHANGED');
    const [row] = await rows();
    expect(row).toMatchObject({ landscape: true, filters: '', updatedByPk: null, revision: 4, file: { path: 'report/report/card.marko' } });
    expect(await readText(parts, row!.file)).toBe('<p>one</p>');
    expect(await parts.storedContents()).toBe(1);
    await writeFile(join(folder, 'card.marko'), '<p>two</p>');
    await seed();
    expect(await readText(parts, (await rows())[0]!.file)).toBe('<p>two</p>');
  });

  test('comes back when it was deleted', async () => {
    await seed();
    await deleteTemplate(parts, parts.staff, 1);
    expect(await state()).toBe('DELETED');
    await reset();
    expect(await rows()).toMatchObject([{ name: 'Card', landscape: true }]);
    expect(await state()).toBe('UNCHANGED');
  });

  test('does not take the name of what a user made', async () => {
    const mine = await createTemplate(parts, parts.staff, {
      name: 'Card',
      description: 'Mine',
      modelType: 'part',
      file: file('mine.marko'),
    });
    await seed();
    expect(await state()).toBe('MISSING');
    await expect(reset()).rejects.toThrow(/^Another ReportTemplate has the name of the default card\.marko/);
    expect(await rows()).toEqual([mine]);
    expect(await parts.storedContents()).toBe(1);
  });
});

test('default snippets are created by the same rules', async () => {
  const defaults = [{ file: 'card.marko', description: 'A card' }];
  await seedSnippets(parts, defaults, folder);
  await seedSnippets(parts, defaults, folder);
  expect(await parts.prisma.reportSnippet.findMany({ include: { file: true } })).toMatchObject([
    { description: 'A card', file: { path: 'report/snippets/card.marko' } },
  ]);
  await writeFile(join(folder, 'card.marko'), '<p>two</p>');
  await seedSnippets(parts, defaults, folder);
  const [row] = await parts.prisma.reportSnippet.findMany({ include: { file: true } });
  expect(await readText(parts, row!.file)).toBe('<p>two</p>');
  expect(await parts.storedContents()).toBe(1);
});
