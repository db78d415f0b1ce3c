import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLClient } from '../../src/commands/graphql-client.ts';

const root = new URL('../..', import.meta.url).pathname;
const PASSWORD = 'a long test password';

/** The product as a user runs it: its own process, its own data folder, reached over HTTP alone. */
export class RealServer {
  readonly dataDir: string;
  readonly env: Record<string, string>;
  process!: ChildProcess;
  url = '';
  /** Of the user `admin`, a superuser. */
  client!: GraphQLClient;
  token = '';
  /** What the process wrote, both streams. */
  output = '';

  private constructor(dataDir: string, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.env = env;
  }

  /** `importFile` is imported before the start; `bringsAdmin`: it has a user `admin`, who gets the password of these tests. */
  static async start(env: Record<string, string> = {}, importFile?: string, { bringsAdmin = false } = {}): Promise<RealServer> {
    const server = new RealServer(await mkdtemp(join(tmpdir(), 'reportree-e2e-')), env);
    if (importFile) await server.run('import', importFile);
    if (bringsAdmin) await server.tryToRun(['user', 'password', 'admin', '--password-stdin'], `${PASSWORD}\n`);
    await server.restart();
    return server;
  }

  get #runs(): boolean {
    return this.process?.exitCode === null && this.process.signalCode === null;
  }

  get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      REPORTREE_DATA_DIR: this.dataDir,
      REPORTREE_ADMIN_PASSWORD: PASSWORD,
      REPORTREE_LOG_LEVEL: 'info',
      ...this.env,
    };
  }

  /** Runs a command of the command line on the same data folder; throws unless it ends with 0. */
  async run(...args: string[]): Promise<string> {
    const { code, output } = await this.tryToRun(args);
    if (code !== 0) throw new Error(`reportree ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  }

  async tryToRun(args: string[], input = ''): Promise<{ code: number; output: string }> {
    const child = spawn('node', [join(root, 'src/cli.ts'), ...args], { env: this.environment, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => {}).end(input);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? -1, output };
  }

  /** Starts it, after the power went off if it runs. */
  async restart(): Promise<void> {
    if (this.#runs) await this.kill();
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.process = spawn('node', [join(root, 'src/cli.ts'), 'serve'], {
      env: { ...this.environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout!, this.process.stderr!])
      stream.on('data', (data: Buffer) => (this.output += data.toString()));
    await this.#ready();
    this.token = await this.tokenOf('admin', PASSWORD);
    this.client = new GraphQLClient(this.url, this.token);
  }

  /** A new API token of a user who logs in with his password. */
  async tokenOf(username: string, password: string): Promise<string> {
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { createApiToken(name: "test") { ... on NewApiToken { token } ... on UserError { message } } }',
      }),
    });
    const answer = (await response.json()) as { data?: { createApiToken: { token: string } } };
    if (!answer.data) throw new Error(`${username} could not log in: ${JSON.stringify(answer)}`);
    return answer.data.createApiToken.token;
  }

  /** The power goes off. */
  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    if (this.#runs) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await gone;
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (this.process.exitCode !== null) throw new Error(`The server ended with ${this.process.exitCode}:\n${this.output}`);
      const health = await fetch(`${this.url}/health`).catch(() => undefined);
      await health?.body?.cancel();
      if (health?.ok) return;
      await sleep(100);
    }
    throw new Error(`The server was not ready within a minute:\n${this.output}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
