import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError, type DocumentNode, type ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { authenticate } from '../accounts/authenticate.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { createContext, type GraphqlContext } from '../graphql/context.ts';
import type { PreviewFiles } from '../graphql/preview-files.ts';
import { UserError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { YogaServer } from './create-yoga-server.ts';

const LARGEST_MESSAGE_BYTES = 1024 * 1024;
const MOST_SOCKETS = 1_000;
const MOST_OPERATIONS_PER_SOCKET = 50;
const INIT_TIME_LIMIT_MS = 5_000;
const PING_MS = 12_000;

// A type, not an interface: graphql-ws wants an index signature.
type Extra = {
  request: IncomingMessage;
  viewer?: Viewer | null;
  operations?: number;
};

/**
 * graphql-ws on the path of the API. The log-in comes in `connectionParams.Authorization`, in the header of the upgrade,
 * or as the session's cookie, which counts only for a page of this server's own: a WebSocket knows no other guard.
 */
export function attachWebSockets(
  server: Server,
  parts: Parts,
  yoga: YogaServer,
  previews: PreviewFiles,
  stopping: AbortSignal,
): { close(): Promise<void> } {
  const log = parts.log.child({ part: 'websockets' });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => log.debug({ err: error }, 'A socket failed'));
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (request.url?.split('?')[0] !== '/graphql') return refuse('404 Not Found');
    if (stopping.aborted || sockets.clients.size >= MOST_SOCKETS) return refuse('503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const graphql = useServer<{ Authorization?: unknown; authorization?: unknown }, Extra>(
    {
      connectionInitWaitTimeout: INIT_TIME_LIMIT_MS,
      async onConnect({ connectionParams, extra }) {
        try {
          extra.viewer = await viewerOf(parts, extra.request, connectionParams);
        } catch (error) {
          if (!(error instanceof UserError)) log.error({ err: error }, 'A log-in over a WebSocket failed');
          return false; // closes with 4403: Forbidden
        }
        return true;
      },
      async onSubscribe({ extra }, _id, payload) {
        extra.operations = (extra.operations ?? 0) + 1;
        if (extra.operations > MOST_OPERATIONS_PER_SOCKET)
          return [
            new GraphQLError(`One WebSocket follows at most ${MOST_OPERATIONS_PER_SOCKET} operations at a time.`, {
              extensions: { code: 'TOO_BUSY' },
            }),
          ];
        const context = createContext({
          parts,
          previews,
          stopping,
          viewer: extra.viewer ?? null,
          session: null,
          address: extra.request.socket.remoteAddress,
        });
        const { schema, execute, subscribe, parse, validate } = yoga.getEnveloped(context as never);
        let document: DocumentNode;
        try {
          document = parse(payload.query) as DocumentNode;
        } catch (error) {
          if (error instanceof GraphQLError) return [error]; // thrown on, it would close the socket with all its operations
          throw error;
        }
        const args = {
          schema,
          operationName: payload.operationName,
          document,
          variableValues: payload.variables,
          contextValue: context,
          execute,
          subscribe,
        } as unknown as ExecutionArgs & { contextValue: GraphqlContext };
        const errors = validate(args.schema, args.document);
        return errors.length ? errors : args;
      },
      onComplete: ({ extra }) => void (extra.operations = Math.max(0, (extra.operations ?? 1) - 1)),
      execute: (args) => (args as unknown as { execute: (args: unknown) => never }).execute(args),
      subscribe: (args) => (args as unknown as { subscribe: (args: unknown) => never }).subscribe(args),
    },
    sockets,
    PING_MS,
  );
  return {
    async close() {
      await graphql.dispose();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function viewerOf(
  parts: Pick<Parts, 'prisma' | 'config'>,
  request: IncomingMessage,
  params: { Authorization?: unknown; authorization?: unknown } | undefined,
): Promise<Viewer | null> {
  const given = params?.Authorization ?? params?.authorization ?? request.headers.authorization;
  return authenticate(parts, {
    authorization: typeof given === 'string' ? given : undefined,
    cookie: isOwnPage(request, parts.config.baseUrl) ? request.headers.cookie : undefined,
    address: request.socket.remoteAddress,
  });
}

/** A program sends no Origin; a browser always does. */
function isOwnPage({ headers }: IncomingMessage, baseUrl: string | undefined): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || (baseUrl !== undefined && new URL(baseUrl).origin === origin);
}
