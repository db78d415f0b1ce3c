import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

type Listener = (payload: string) => void;

/** One connection for all LISTENs of this process; it is opened with the first and opened again when it breaks. */
export function createPostgresListener(url: string) {
  const channels = new Map<string, Set<Listener>>();
  let client: Promise<Client> | undefined;
  let closed = false;

  async function connect(): Promise<Client> {
    const connection = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    connection.on('notification', ({ channel, payload }) => channels.get(channel)?.forEach((listener) => listener(payload ?? '')));
    connection.on('error', () => {}); // 'end' follows
    connection.on('end', () => void reconnect());
    await connection.connect();
    for (const channel of channels.keys()) await connection.query(`LISTEN ${connection.escapeIdentifier(channel)}`);
    return connection;
  }

  async function reconnect(): Promise<void> {
    if (closed) return;
    client = undefined;
    await sleep(1000);
    if (closed || client) return;
    client = connect();
    // What was sent meanwhile is lost: wake every listener, so that it reads the present state.
    await client.then(() => channels.forEach((listeners) => listeners.forEach((listener) => listener(''))), reconnect);
  }

  return {
    /** As `Database.listen`; an empty payload after a broken connection means: look for yourself. */
    async listen(channel: string, onPayload: Listener): Promise<() => Promise<void>> {
      const connection = await (client ??= connect());
      const listeners = channels.get(channel) ?? new Set();
      if (!channels.has(channel)) {
        channels.set(channel, listeners);
        await connection.query(`LISTEN ${connection.escapeIdentifier(channel)}`);
      }
      listeners.add(onPayload);
      return async () => {
        listeners.delete(onPayload);
        if (listeners.size > 0 || closed || channels.get(channel) !== listeners) return;
        channels.delete(channel);
        await (await client)?.query(`UNLISTEN ${connection.escapeIdentifier(channel)}`);
      };
    },
    async close(): Promise<void> {
      closed = true;
      await (await client?.catch(() => undefined))?.end();
    },
  };
}
