import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCredentials } from '../../src/accounts/check-credentials.ts';
import { openDatabase } from '../../src/database/open-database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-user-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `reportree user …` with a text on standard input. */
async function user(args: string[], input: string) {
  const child = spawn(process.execPath, ['test/accounts/user-program.ts', folder, 'user', ...args]);
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { stdout, stderr, status };
}

test('users are created, given a password and listed from the command line', async () => {
  expect(await user(['create', 'anna', '--staff', '--password-stdin'], 'first secret\r\nignored\n')).toEqual({
    stdout: 'Created the user anna.\n',
    stderr: '',
    status: 0,
  });
  expect(await user(['create', 'anna'], 'x')).toEqual({ stdout: '', stderr: 'A user named "anna" exists already.\n', status: 1 });
  expect(await user(['create', 'b c'], '')).toEqual({
    stdout: '',
    stderr:
      'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters. This field may not be blank.\n',
    status: 1,
  });
  expect(await user(['password', 'anna'], 'second')).toMatchObject({ stdout: 'Set the password of anna.\n', status: 0 });
  expect(await user(['password', 'nobody'], 'x')).toMatchObject({ stderr: 'No User matches the given query.\n', status: 1 });
  expect(await user(['list'], '')).toEqual({ stdout: 'anna  staff\n', stderr: '', status: 0 });
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  expect(await checkCredentials(database, { username: 'anna', password: 'first secret' })).toBeNull();
  expect(await checkCredentials(database, { username: 'anna', password: 'second' })).toMatchObject({ isStaff: true, isSuperuser: false });
  await database.close();
});
