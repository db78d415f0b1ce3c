import express, { type RequestHandler } from 'express';
import { requireSafeOrigin } from '../accounts/require-safe-origin.ts';
import type { Parts } from '../parts.ts';
import { BadRequestError } from './bad-request-error.ts';
import type { HttpLocals } from './http-locals.ts';
import { multipartBody } from './multipart-body.ts';

/** Files of one request; no mutation takes more than one, and aliases may put several mutations into one. */
const MOST_FILES = 10;
const DOCUMENT_LIMIT_BYTES = 1024 * 1024;

type Handler = RequestHandler<object, unknown, unknown, unknown, HttpLocals & Record<string, unknown>>;

/**
 * Other sites can make a browser send forms, with its cookies: they are refused unless a header shows that the browser
 * asked first. `Authorization` is such a header itself.
 */
const guardOrigin: Handler = (req, _res, next) => {
  if (req.headers.authorization === undefined) requireSafeOrigin(req);
  next();
};

const knownTypes: Handler = (req, _res, next) => {
  if (req.method === 'POST' && !req.is(['application/json', 'multipart/form-data'])) {
    throw new BadRequestError(
      415,
      `Content-Type ${JSON.stringify(req.headers['content-type'] ?? '')} is not taken; send application/json, or multipart/form-data for uploads.`,
    );
  }
  next();
};

const batchesRefused: Handler = (req, _res, next) => {
  if (
    req.method === 'POST' &&
    (Array.isArray(req.body) || typeof req.body !== 'object' || req.body === null || Object.keys(req.body).length === 0)
  ) {
    throw new BadRequestError(400, 'The body has to be one operation: { "query": "…", "variables": { … } }.');
  }
  next();
};

/** Refused or not, an upload is read to its end, so that the connection serves the next request. */
const drain: Handler = (req, res, next) => {
  res.once('finish', () => {
    req.unpipe();
    req.resume();
  });
  next();
};

/** What reads the body of a request to /graphql, with all its bounds, before yoga sees it. */
export function graphqlBody({ config }: Pick<Parts, 'config'>): Handler[] {
  return [
    drain,
    guardOrigin,
    knownTypes,
    express.json({ limit: config.uploadLimitBytes + DOCUMENT_LIMIT_BYTES }) as Handler, // texts may come as JSON
    // A file of exactly its limit counts as cut, hence one byte more; file-input.ts has the true limit.
    multipartBody({ maxFileSize: config.uploadLimitBytes + 1, maxFiles: MOST_FILES, maxFieldSize: DOCUMENT_LIMIT_BYTES }),
    batchesRefused,
  ];
}
