import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Call } from './endpoint.ts';
import type { RestAnswer } from './refusal.ts';

export interface PageData<Node> {
  page: { totalCount?: number; limit: number | null; offset: number; nodes: readonly Node[] };
}
type PageDocument<Node> = TypedDocumentNode<PageData<Node>, { query: unknown }>;

/** A list: a page where a usable `limit` was given, all of it as a bare array otherwise. `list` is `page` without the count. */
export async function listAnswer<Node>(
  call: Call,
  documents: { list: PageDocument<Node>; page: PageDocument<Node> },
  shape: (node: Node) => object,
): Promise<RestAnswer> {
  const { page } = await call.run('limit' in call.query ? documents.page : documents.list, { query: call.query });
  const results = page.nodes.map(shape);
  if (page.limit === null) return { status: 200, body: results };
  const count = page.totalCount ?? results.length;
  const [next, previous] = [page.offset + page.limit, page.offset - page.limit];
  return {
    status: 200,
    body: {
      count,
      next: next < count ? link(call, page.limit, next) : null,
      previous: page.offset > 0 ? link(call, page.limit, previous) : null,
      results,
    },
  };
}

/** The same request with another `offset`, none for the first page; parameters by name, as Django REST framework sorts them. */
function link(call: Call, limit: number, offset: number): string {
  const query = new URLSearchParams(call.req.originalUrl.split('?')[1] ?? '');
  query.set('limit', String(limit));
  if (offset > 0) query.set('offset', String(offset));
  else query.delete('offset');
  query.sort();
  return `${call.url}?${query.toString()}`;
}
