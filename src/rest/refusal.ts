import { RequestError } from './request-error.ts';

/** An answer as it will be written; without a body for 204. */
export interface RestAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What `...Failed` selects of an error. */
export interface Failed {
  __typename?: string;
  message?: string;
  fields?: FieldProblem[];
  retryAfterSeconds?: number;
}
export interface FieldProblem {
  path: readonly string[];
  message: string;
}

const statuses: Record<string, number> = {
  InvalidError: 400,
  UnauthenticatedError: 401,
  ForbiddenError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  TooBusyError: 429,
};

/** The answer to a mutation's result that is an error of the schema; undefined: it is none. */
export function refusal(result: Failed): RestAnswer | undefined {
  const status = statuses[result.__typename ?? ''];
  if (status === undefined) return undefined;
  return {
    status,
    body: result.fields ? problemBody(result.fields) : { detail: result.message },
    ...(status === 401 && { headers: { 'WWW-Authenticate': 'Token' } }),
    ...(result.retryAfterSeconds !== undefined && { headers: { 'Retry-After': String(result.retryAfterSeconds) } }),
  };
}

/** The answer to what was thrown on the way; undefined: it is a fault of ours. */
export function thrownRefusal(error: unknown): RestAnswer | undefined {
  if (error instanceof RequestError) return { status: error.status, body: { detail: error.message } };
  if (!(error instanceof Error)) return undefined;
  return refusal({ ...(error as Failed), message: error.message, __typename: error.name });
}

/** `{"name": ["…"], "items": {"0": ["…"]}, "non_field_errors": ["…"]}`, as Django REST framework groups them. */
function problemBody(problems: readonly FieldProblem[]): unknown {
  // A search with NUL is answered by a bare list there.
  if (problems[0]?.path[0] === 'search') return problems.map(({ message }) => message);
  const body: Record<string, string[] | Record<string, string[]>> = {};
  for (const { path, message } of problems) {
    const [field = 'non_field_errors', index] = path;
    if (index === undefined) {
      const known = body[field];
      body[field] = Array.isArray(known) ? [...known, message] : [message];
    } else {
      const known = body[field];
      const byIndex: Record<string, string[]> = known === undefined || Array.isArray(known) ? {} : known;
      byIndex[index] = [...(byIndex[index] ?? []), message];
      body[field] = byIndex;
    }
  }
  return body;
}
