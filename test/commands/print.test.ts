import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { decode } from 'fast-png';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { addPrintCommand, type PrintCommandParts } from '../../src/commands/print.ts';
import { readConfig } from '../../src/config.ts';
import { lockDataFolder } from '../../src/database/lock-data-folder.ts';
import { startTestServer, type TestServer } from '../http/support/test-server.ts';
import { pdfPages } from '../templates/pdf-pages.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.prisma.part.createMany({ data: [{ name: 'Widget' }, { name: 'Gadget' }] });
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-print-'));
  await writeFile(join(folder, 'card.marko'), '<card-head name=input.part.name/><card-foot/>');
  await writeFile(join(folder, 'card-head.marko'), '<h1>${input.name}</h1>');
  await mkdir(join(folder, 'tags'));
  await writeFile(join(folder, 'tags/card-foot.marko'), '<p>The foot</p>');
});
afterEach(async () => {
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

interface Told {
  stdout: string;
  stderr: string;
  exitCode: typeof process.exitCode;
}

/** Runs `reportree print …` over the test server's own parts; `./` is the test's folder, `~` a blank. */
async function print(
  line: string,
  open: () => Promise<PrintCommandParts> = () => Promise.resolve({ ...server.app, close: async () => {} }),
) {
  const told: Told = { stdout: '', stderr: '', exitCode: undefined };
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void (told.stdout += `${text}\n`));
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => void (told.stderr += `${text}\n`));
  const program = new Command().exitOverride();
  addPrintCommand(program, open);
  try {
    await program.parseAsync(['print', ...line.split(' ').map((word) => word.replace('./', `${folder}/`).replaceAll('~', ' '))], {
      from: 'user',
    });
    return { ...told, exitCode: process.exitCode };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

const texts = async (name: string) =>
  (await pdfPages(await readFile(join(folder, name)))).map(({ text }) => text.replace(/\s+/g, ' ').trim());

describe('reportree print', () => {
  test('prints a file with the tags beside it for several records', async () => {
    const told = await print('--template ./card.marko --model-type part --items 1,2 --item 1 --out ./cards.pdf');
    expect(told).toMatchObject({
      stderr: '',
      exitCode: undefined,
      stdout: expect.stringMatching(/^Wrote .*cards\.pdf: 2 pages, .* KiB, .* s\n$/),
    });
    expect(await texts('cards.pdf')).toEqual(['Widget The foot', 'Gadget The foot']);
    expect((await readdir(folder)).toSorted()).toEqual(['card-head.marko', 'card.marko', 'cards.pdf', 'tags']);
  });

  test('prints a stored template by its name or its file name, as HTML and as a picture', async () => {
    await print('--template bill-of-materials --item 1 --out ./bom.html');
    expect(await readFile(join(folder, 'bom.html'), 'utf8')).toContain('Widget');
    await print('--template bill-of-materials.marko --item 1 --out ./bom.png --dpi 48');
    expect(decode(await readFile(join(folder, 'bom.png'))).width).toBe(397);
  });

  test('of a half-written template writes nothing, says where the mistake is, and fails', async () => {
    await writeFile(join(folder, 'tags/card-foot.marko'), '<p>The foot</p>\n<div>');
    await writeFile(join(folder, 'cards.pdf'), 'an earlier one');
    const told = await print('--template ./card.marko --model-type part --item 1 --out ./cards.pdf');
    expect(told.exitCode).toBe(1);
    expect(told.stderr).toMatch(/card-foot\.marko:2:1 error: Missing ending "div" tag\n[^]*> 2 \| <div>\n/);
    expect(await readFile(join(folder, 'cards.pdf'), 'utf8')).toBe('an earlier one');
  });

  test.each([
    ['--template ./card.marko --item 1 --out ./x.pdf', /Tell with --model-type, one of build, /],
    ['--template ./card.marko --model-type part --out ./x.pdf', /Give the pk of a record/],
    ['--template ./card.marko --model-type part --item 99 --out ./x.pdf', /^There is no part with the pk 99\.$/],
    ['--template ./card.marko --model-type part --item 1 --out ./no/x.pdf', /no\/x\.pdf cannot be written: ENOENT/],
    ['--template ./card.marko --model-type part --item 1 --out ./x.png --page 2', /There is no page 2: the PDF has one page/],
    ['--template ./none.marko --model-type part --item 1 --out ./x.pdf', /^There is no file .*none\.marko\.$/],
    ['--template none --model-type part --item 1 --out ./x.pdf', /no template "none"\. Templates for part: Bill of materials\./],
    ['--template build-order --landscape --item 1 --out ./x.pdf', /are for a file/],
    ['--template ./card.marko --model-type part --item 1 --out ./x.pdf --server http://127.0.0.1:9', /needs a token/],
    [
      '--template ./card.marko --model-type part --item 1 --out ./x.pdf --server http://127.0.0.1:9 --token x',
      /^http:\/\/127\.0\.0\.1:9: /,
    ],
  ])('%s says what is wrong', async (line, message) => {
    await expect(print(line)).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain('x.pdf');
  });

  test('tells of a server that has the data folder, and lets it print', async () => {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    const unlock = await lockDataFolder(dataDir);
    const locked = print('--template ./card.marko --model-type part --item 1 --out ./x.pdf', () =>
      createApp(readConfig({ REPORTREE_DATA_DIR: dataDir, REPORTREE_LOG_LEVEL: 'silent' })),
    );
    await expect(locked).rejects.toThrow(/is in use by process .*--server URL --token TOKEN\.$/);
    await unlock();
    const there = `--server ${server.url}/ --token ${server.staffToken}`;
    await print(`--template ./card.marko --model-type part --item 2 --out ./card.pdf ${there}`);
    expect(await texts('card.pdf')).toEqual(['Gadget The foot']);
    await print(`--template Bill~of~materials --item 1 --out ./bom.pdf ${there}`);
    expect((await texts('bom.pdf'))[0]).toContain('Widget');
  });
});

test('reportree print --watch prints again after each change, through mistakes, until Ctrl-C', async () => {
  const settings = { REPORTREE_DATA_DIR: join(folder, 'data'), REPORTREE_LOG_LEVEL: 'silent' };
  const app = await createApp(readConfig(settings));
  await app.prisma.part.create({ data: { name: 'Widget' } });
  await app.close();
  const cli = new URL('../../src/cli.ts', import.meta.url).pathname;
  const args = ['print', '--template', 'card.marko', '--model-type', 'part', '--item', '1', '--out', 'card.pdf', '--watch'];
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = once(child, 'close');
  /** What it says from now on, once that matches. */
  const says = async (pattern: RegExp) => {
    await vi.waitFor(() => expect(told).toMatch(pattern), { timeout: 150_000, interval: 50 });
    told = '';
  };
  try {
    await says(/Wrote card\.pdf: 1 page[^]*Watching/);
    await writeFile(join(folder, 'card-head.marko'), '<h1>New ${input.name}</h1>');
    await says(/Wrote card\.pdf/);
    expect(await texts('card.pdf')).toEqual(['New Widget The foot']);
    await writeFile(join(folder, 'card.marko'), '<div>');
    await says(/card\.marko:1:1 error: [^]*card\.pdf is not written/);
    await rm(join(folder, 'card.marko'));
    await says(/card\.marko cannot be read/);
    await writeFile(join(folder, 'card.marko'), '<p>Again</p>');
    await says(/Wrote card\.pdf/);
    expect(await texts('card.pdf')).toEqual(['Again']);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
}, 180_000);
