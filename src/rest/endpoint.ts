import type { Request } from 'express';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { RestAnswer } from './refusal.ts';
import type { RequestBody } from './request-body.ts';

/** In the order of `Allow`. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One request to an endpoint that knows its method. */
export interface Call {
  req: Request;
  /** What stands in the path for `{…}`, in order. */
  params: string[];
  /** Of a repeated name the last value. */
  query: Record<string, string>;
  body: RequestBody;
  /** The request as clients see it: `http://127.0.0.1:8000/api/report/template/`. */
  url: string;
  /** Seconds that a print is waited for by default. */
  printWaitSeconds: number;
  /** Runs a typed document with the request's viewer. */
  run<Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
}

export type Handler = (call: Call) => Promise<RestAnswer>;

export interface Endpoint {
  /** `/api/report/template/{id}/`: `{id}` takes digits, any other name what is not a slash. */
  path: string;
  /** What OPTIONS calls it. */
  name: string;
  description: string;
  methods: Partial<Record<Method, Handler>>;
  /** Methods that `Allow` names as well: what InvenTree offers there and we refuse. */
  alsoAllowed?: readonly Method[];
  /** Anybody may ask. */
  isOpen?: boolean;
  /** Methods that change something need this permission, also those that are not offered. */
  writePermission?: 'CHANGE_LIBRARY';
  /** What /api/schema/ says of its bodies, by names of schemas there; `takes` is `answers` unless told. */
  schema?: { answers?: string; takes?: string; isList?: boolean };
  /** What OPTIONS adds to the name and description. */
  metadata?: (call: Call) => Promise<object>;
}
