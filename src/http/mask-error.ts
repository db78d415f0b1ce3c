import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { TooBusyError, UnauthenticatedError, UserError } from '../errors.ts';
import { codeOf, statusOf } from './json-errors.ts';

/** What a client sees of an error at the top of an answer: a user's own, in its words; of ours nothing, and a stack in the log. */
export function maskError(log: Logger): (error: unknown) => Error {
  return (error) => {
    const cause = rootOf(error);
    const position =
      error instanceof GraphQLError ? { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path } : {};
    if (cause instanceof UserError) {
      const status = statusOf(cause) ?? 400;
      // Missing log-in is a status of the whole answer; the others may stand beside data that is right.
      const http = cause instanceof UnauthenticatedError ? { http: { status, headers: { 'WWW-Authenticate': 'Token' } } } : {};
      const retry = cause instanceof TooBusyError ? { retryAfterSeconds: cause.retryAfterSeconds } : {};
      return new GraphQLError(cause.message, { ...position, extensions: { code: codeOf(status), ...http, ...retry } });
    }
    if (cause instanceof GraphQLError) return error as GraphQLError;
    log.error({ err: cause, path: position.path }, 'A resolver failed');
    return new GraphQLError('Unexpected error.', { ...position, extensions: { code: codeOf(500), http: { status: 500 } } });
  };
}

function rootOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
