import type { Request, Response } from 'express';
import type { Viewer } from '../accounts/viewer.ts';

/** What the middlewares find out about a request, for those that come after. */
export interface HttpLocals {
  /** Null: nobody is logged in. */
  viewer: Viewer | null;
}

export type HttpResponse = Response<unknown, HttpLocals & Record<string, unknown>>;
export type HttpRequest = Request;
