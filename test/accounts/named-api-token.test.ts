import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/accounts/authenticate.ts';
import { createApiToken } from '../../src/accounts/create-api-token.ts';
import { createUser } from '../../src/accounts/create-user.ts';
import { namedApiToken } from '../../src/accounts/named-api-token.ts';
import { serverSecret } from '../../src/accounts/server-secret.ts';
import type { Viewer } from '../../src/accounts/viewer.ts';
import type { App } from '../../src/app.ts';
import { createTestParts } from '../support/test-parts.ts';

let app: App;
let viewer: Viewer;
beforeAll(async () => {
  app = await createTestParts();
  viewer = { user: await createUser(app, { username: 'ada', password: 'x' }), via: 'basic' };
});
afterAll(() => app.close());

describe('a token by name', () => {
  it('can be told again, and logs in', async () => {
    const first = await namedApiToken(app, viewer, ' my  script ');
    expect(first.name).toBe('my-script');
    expect(await namedApiToken(app, viewer, 'my script')).toEqual(first);
    expect((await authenticate(app, { authorization: `Token ${first.token}` }))?.user.username).toBe('ada');
  });

  it('is another one than a random token of the same name, which cannot be told again', async () => {
    const random = await createApiToken(app, viewer, 'both');
    const named = await namedApiToken(app, viewer, 'both');
    expect(named.token).not.toBe(random.token);
    expect(await namedApiToken(app, viewer, 'both')).toEqual(named);
  });

  it('is a new one once the old has expired', async () => {
    const old = await namedApiToken(app, viewer, 'old');
    await app.prisma.apiToken.updateMany({ where: { name: 'old' }, data: { expiresOn: new Date('2020-01-01') } });
    const next = await namedApiToken(app, viewer, 'old');
    expect(next.expiresOn.getTime()).toBeGreaterThan(Date.now());
    expect((await authenticate(app, { authorization: `Token ${next.token}` }))?.user.username).toBe('ada');
    expect(next.name).toBe(old.name);
  });

  it('hangs on a secret that only the server can read, and of which a damaged one is told', async () => {
    const path = join(app.config.dataDir, 'secret.key');
    expect([(await stat(path)).mode & 0o777, (await readFile(path)).length]).toEqual([0o600, 32]);
    const { dataDir } = await createDamaged();
    expect(() => serverSecret({ dataDir })).toThrow(/secret\.key is damaged: 3 bytes/);
  });
});

async function createDamaged(): Promise<{ dataDir: string }> {
  const dataDir = join(app.config.dataDir, 'cache');
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'secret.key'), 'abc');
  return { dataDir };
}
