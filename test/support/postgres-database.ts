import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A new database on the server of `url`, a copy of that URL's own database where `template` says so. */
export async function createPostgresDatabase(url: string, { template = false } = {}): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `reportree_test_${randomBytes(6).toString('hex')}`;
  const source = new URL(url);
  const copy = new URL(url);
  copy.pathname = name;
  const onServer = async (sql: string) => {
    const server = new URL(url);
    server.pathname = 'postgres';
    const client = new Client({ connectionString: server.href });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await onServer(`CREATE DATABASE ${name}${template ? ` TEMPLATE "${source.pathname.slice(1)}"` : ''}`);
  return { url: copy.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}
