import { processRequest, type UploadOptions } from 'graphql-upload-minimal';
import type { RequestHandler } from 'express';
import { BadRequestError } from './bad-request-error.ts';
import type { HttpLocals } from './http-locals.ts';

/**
 * Reads a GraphQL multipart request (https://github.com/jaydenseric/graphql-multipart-request-spec) up to its first file;
 * whoever reads that file reads on.
 */
export function multipartBody(
  options: UploadOptions,
): RequestHandler<object, unknown, unknown, unknown, HttpLocals & Record<string, unknown>> {
  return async (req, res, next) => {
    if (!req.is('multipart/form-data')) return next();
    // graphql-upload-minimal hears one error of its parser and destroys it, which makes it emit another: unheard, that
    // ends the process. A NUL in the head of a part is enough.
    const pipe = req.pipe.bind(req);
    req.pipe = (parser, pipeOptions) => {
      parser.on('error', () => {});
      return pipe(parser, pipeOptions);
    };
    try {
      req.body = await processRequest(req, res, options);
    } catch (error) {
      const { status, message } = error as { status?: number; message: string };
      // What the parser itself throws has no status, and what it finds nothing in has 500: both are the client's doing.
      throw status !== undefined && status < 500 ? error : new BadRequestError(400, `The multipart body cannot be read: ${message}.`);
    }
    next();
  };
}
