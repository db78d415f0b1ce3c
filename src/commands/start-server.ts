import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ensureAdmin } from '../accounts/ensure-admin.ts';
import { OperatorError } from '../errors.ts';
import { createApp, surviveStrayRejections, type App } from '../app.ts';
import type { Config } from '../config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { seedLibrary } from './seed-library.ts';

export interface RunningServer {
  app: App;
  /** Where it listens: `http://127.0.0.1:8000`. */
  url: string;
  /** The password of the user `admin`, when this start created it and generated one. */
  adminPassword: string | undefined;
  /** Answers what is under way, ends subscriptions, puts unfinished prints back into the queue, and closes everything. */
  stop(): Promise<void>;
}

/** Starts everything: database, first user, default templates, worker, HTTP. `prepare` runs before anything is printed or served. */
export async function startServer(config: Config, prepare: (app: App) => Promise<void> = async () => {}): Promise<RunningServer> {
  const server = createServer();
  server.on('request', starting);
  await listen(server, config); // first of all: an address in use must not cost a migration
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${(server.address() as AddressInfo).port}`;
  let app: App | undefined;
  try {
    app = await createApp({ ...config, baseUrl: config.baseUrl ?? url });
    surviveStrayRejections(app.log);
    const admin = await ensureAdmin(app);
    await prepare(app);
    await seedLibrary(app);
    await app.startWorker();
    const http = createHttpApp(app);
    server.off('request', starting);
    http.attach(server);
    const running = app;
    return {
      app,
      url,
      adminPassword: config.adminPassword ? undefined : admin?.password,
      stop: async () => {
        await http.close();
        server.close();
        server.closeAllConnections();
        await running.close();
      },
    };
  } catch (error) {
    server.close();
    await app?.close();
    throw error;
  }
}

/** Whoever comes while the server starts is told so, instead of being left without an answer. */
function starting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end('{"status":"starting"}');
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListenError(host, port, error)));
    server.listen(port, host, resolve);
  });
}

/** The address cannot be listened on: somebody else does, or it is not this machine's. */
export class CannotListenError extends OperatorError {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${port} of ${host} is in use. Set PORT to another one, or stop what listens there.`,
      EACCES: `Port ${port} is not for everybody: ports below 1024 need rights of their own. Set PORT to a higher one.`,
      EADDRNOTAVAIL: `${host} is no address of this machine. Set HOST to one that is; 0.0.0.0 stands for all.`,
      ENOTFOUND: `${host} is no address and no known name. Set HOST to an address of this machine; 0.0.0.0 stands for all.`,
    };
    super(reasons[cause.code ?? ''] ?? `HOST=${host}, PORT=${port} cannot be listened on: ${cause.message}`, { cause });
  }
}

/** Resolves with the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
