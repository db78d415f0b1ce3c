import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addContextCommand } from '../../src/commands/context.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { importExport } from '../../src/inventory/import-export.ts';
import { smallExport, source } from '../inventory/small-export.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importExport(database, source(smallExport));
});
afterAll(() => database.close());

/** What `reportree context …` prints. */
async function context(...args: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  addContextCommand(program, () => Promise.resolve({ prisma: database.prisma, config: readConfig({}), close: async () => {} }));
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await program.parseAsync(['context', ...args], { from: 'user' });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

test('prints what a template sees, and every member of the record itself, on one line', async () => {
  const text = await context('build', '1');
  expect(text.trimEnd()).not.toContain('\n');
  expect(JSON.parse(text)).toMatchObject({
    build: { reference: 'BO-1', part: { full_name: 'L-1 | Desk lamp | B' }, allocated_stock: [{ pk: 1 }, { pk: 2 }], can_complete: false },
    line_items: [{ part: { name: 'Screw' } }, { part: { name: 'Board' } }],
  });
});

test('prints no more than the paths asked for, a value a line where a person reads', async () => {
  expect(await context('buildline', '1', '--only', 'part.name,allocations[].quantity', '--pretty')).toBe(
    `${JSON.stringify({ part: { name: 'Screw' }, allocations: [{ quantity: 15.5 }, { quantity: 3 }] }, null, 2)}\n`,
  );
});

test.each([
  [['lamp', '1'], /Allowed choices are build, buildline, /],
  [['build', 'x'], /A pk is a whole number/],
  [['build', '99'], /^There is no build with the pk 99\.$/],
  [['build', '1', '--only', 'build.refrence'], /^build\.refrence: Build has no "refrence"\. Did you mean reference/],
])('%s says what is wrong', async (args, message) => {
  await expect(context(...args)).rejects.toThrow(message);
});
