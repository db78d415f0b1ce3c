import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addTemplatesCommand } from '../../src/commands/templates.ts';
import { createLibraryParts, type TestLibraryParts } from '../library/library-parts.ts';

let parts: TestLibraryParts;
beforeAll(async () => {
  parts = await createLibraryParts();
});
afterAll(() => parts.close());

/** What `reportree templates …` prints. */
async function templates(...args: string[]): Promise<string> {
  const program = new Command();
  addTemplatesCommand(program, () => Promise.resolve({ ...parts, close: async () => {} }));
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await program.parseAsync(['templates', ...args], { from: 'user' });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

test('the defaults are listed with what became of them, and one is restored by its name', async () => {
  const fresh = await templates('list');
  expect(fresh).toMatch(/^build-order +Build order +as shipped$/m);
  expect(fresh).toMatch(/^report-page +<report-page> +as shipped$/m);
  await parts.prisma.reportTemplate.updateMany({ where: { name: 'Build order' }, data: { landscape: true } });
  await parts.prisma.reportSnippet.deleteMany({ where: { file: { path: { endsWith: '/report-page.marko' } } } });
  const edited = await templates('list');
  expect(edited).toMatch(/^build-order +Build order +edited$/m);
  expect(edited).toMatch(/^report-page +<report-page> +deleted$/m);
  await expect(templates('reset', 'build-odrer')).rejects.toThrow(
    /^No template or tag named "build-odrer" comes with the product\. Known: build-order, .*report-page/,
  );
  expect(await templates('reset', 'build order')).toBe('Build order is as it ships.\n');
  expect(await templates('list')).toMatch(/^build-order +Build order +as shipped$/m);
});
