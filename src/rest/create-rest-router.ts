import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RightsDocument } from './documents.ts';
import { METHODS, type Call, type Endpoint, type Method } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { run } from './execute.ts';
import { negotiate } from './negotiate.ts';
import { thrownRefusal, type RestAnswer } from './refusal.ts';
import { RequestBody } from './request-body.ts';

/** What the REST side gets from the HTTP server that it is part of. */
export interface RestHost {
  /** Finds out who asks, and gives what resolvers need of the request. Throws for wrong credentials. */
  contextOf(req: Request, res: Response): Promise<{ viewer: unknown }>;
  /** The version of this software. */
  version: string;
  uploadLimitBytes: number;
  printWaitMs: number;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const ALL = 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS';

/** Everything below /api: requests become variables of typed documents, results become the shapes of InvenTree's API. */
export function createRestRouter(host: RestHost): RequestHandler {
  const routes = endpoints.map((endpoint) => ({ endpoint, allow: allowOf(endpoint), pattern: patternOf(endpoint.path) }));
  return (req, res) => {
    // Refused or not, a body is read to its end, so that the connection serves the next request.
    res.once('finish', () => {
      req.unpipe();
      req.resume();
    });
    res.set({
      'X-InvenTree-API': '477',
      'X-InvenTree-Version': host.version,
      'X-InvenTree-Python': 'None',
      'X-InvenTree-Installer': 'None',
      'X-Request-ID': randomUUID(),
    });
    const path = req.originalUrl.split('?', 1)[0] ?? '';
    if (path === '/api' && req.method === 'GET') return res.redirect('/');
    for (const { endpoint, allow, pattern } of routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      res.set('Allow', allow);
      return answer(host, endpoint, match.slice(1), req, res);
    }
    res.set('Allow', ALL);
    write(
      res,
      { status: 404, body: { detail: 'API endpoint not found', url: `${req.protocol}://${req.get('host')}${req.originalUrl}` } },
      0,
    );
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, (_all, name) => (name === 'id' ? '(\\d+)' : '([^/]+)'))}$`);
}

function allowOf({ methods, alsoAllowed = [] }: Endpoint): string {
  const offered = METHODS.filter((method) => methods[method] ?? alsoAllowed.includes(method));
  return [...offered, ...(methods.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

async function answer(host: RestHost, endpoint: Endpoint, params: string[], req: Request, res: Response): Promise<void> {
  let indent = 0;
  let result: RestAnswer;
  try {
    if (req.method === 'OPTIONS' && req.get('Origin') && req.get('Access-Control-Request-Method')) return void res.status(200).end(); // allows nothing
    const query = Object.fromEntries(new URLSearchParams(req.originalUrl.split('?')[1] ?? ''));
    indent = negotiate(req.get('Accept'), query.format).indent;
    result = await dispatch(host, endpoint, params, query, req, res);
  } catch (error) {
    const refused = thrownRefusal(error);
    if (!refused) throw error;
    result = refused;
  }
  write(res, result, indent);
}

async function dispatch(
  host: RestHost,
  endpoint: Endpoint,
  params: string[],
  query: Record<string, string>,
  req: Request,
  res: Response,
): Promise<RestAnswer> {
  const context = await host.contextOf(req, res);
  if (!context.viewer && !endpoint.isOpen)
    return { status: 401, body: { detail: 'Authentication credentials were not provided.' }, headers: { 'WWW-Authenticate': 'Token' } };
  const call: Call = {
    req,
    params,
    query,
    body: new RequestBody(req, host.uploadLimitBytes),
    url: `${req.protocol}://${req.get('host')}${req.originalUrl.split('?', 1)[0]}`,
    printWaitSeconds: host.printWaitMs / 1000,
    run: (document, variables) => run(document, variables, context),
  };
  if (req.method === 'OPTIONS') return { status: 200, body: await metadataOf(endpoint, call) };
  const handler = endpoint.methods[(req.method === 'HEAD' ? 'GET' : req.method) as Method];
  if (handler) return handler(call);
  // Whether somebody may write at all comes before what can be written.
  const forbidden = endpoint.writePermission && !SAFE.has(req.method) && !(await hasPermission(call, endpoint.writePermission));
  if (forbidden || endpoint.alsoAllowed?.includes(req.method as Method))
    return { status: 403, body: { detail: 'You do not have permission to perform this action.' } };
  return { status: 405, body: { detail: `Method "${req.method}" not allowed.` } };
}

async function hasPermission(call: Call, permission: 'CHANGE_LIBRARY'): Promise<boolean> {
  const { viewer } = await call.run(RightsDocument, {});
  return viewer?.permissions.includes(permission) ?? false;
}

async function metadataOf(endpoint: Endpoint, call: Call): Promise<object> {
  return {
    name: endpoint.name,
    description: endpoint.description,
    renders: ['application/json'],
    parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    ...(endpoint.metadata ? await endpoint.metadata(call) : { actions: {} }),
    ...(call.query.context === 'true' && { context: {} }),
  };
}

/** `application/json` with nothing behind it: the official Python client compares the whole header. */
function write(res: Response, { status, body, headers = {} }: RestAnswer, indent: number): void {
  res.status(status).set(headers);
  if (body === undefined) return void res.end();
  const bytes = Buffer.from(JSON.stringify(body, null, indent));
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}

/** The last resort below /api: a fault of ours, in the shape of InvenTree's. Nothing of what was thrown is told. */
export function restFault(error: unknown, req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) return next(error);
  write(
    res,
    {
      status: 500,
      body: {
        error: 'Error',
        error_class: "<class 'Exception'>",
        detail: 'Error details can be found in the log of the server',
        path: req.originalUrl.split('?', 1)[0],
        status_code: 500,
      },
    },
    0,
  );
}
