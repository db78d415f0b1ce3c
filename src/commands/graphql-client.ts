import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { print } from 'graphql';

/** A document with the types of what it takes and gives, or a text. */
type Document<Data, Variables> = TypedDocumentNode<Data, Variables> | string;

/** A GraphQL client over HTTP as small as one can be: what any program would do that talks to the server. */
export class GraphQLClient {
  readonly #url: string;
  readonly #token: string;

  /** `url` is the server's address; `token` an API token. */
  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** Runs a query or mutation. Throws when the answer has errors. */
  async request<Data, Variables extends object = object>(query: Document<Data, Variables>, variables?: Variables): Promise<Data> {
    const response = await this.#post(query, variables, 'application/graphql-response+json');
    return dataOf<Data>(await response.json());
  }

  /** Runs a subscription over server-sent events, to its end. */
  async *subscribe<Data, Variables extends object = object>(query: Document<Data, Variables>, variables?: Variables): AsyncGenerator<Data> {
    const response = await this.#post(query, variables, 'text/event-stream');
    if (!response.body) throw new Error(`The server answered ${response.status} without a body.`);
    const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const { event, data } of events) {
      if (event === 'complete') return;
      if (event === 'next' && data) yield dataOf<Data>(JSON.parse(data));
    }
  }

  /** A file that the server names, as `StoredFile.url` gives it. */
  async download(url: string): Promise<Uint8Array> {
    const response = await fetch(url, { headers: this.#headers(), signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`GET ${url} was answered with ${response.status}.`);
    return response.bytes();
  }

  #headers(): Record<string, string> {
    return { authorization: `Token ${this.#token}` };
  }

  #post(query: Document<unknown, never>, variables: object | undefined, accept: string): Promise<Response> {
    return fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { ...this.#headers(), accept, 'content-type': 'application/json' },
      body: JSON.stringify({ query: typeof query === 'string' ? query : print(query), variables }),
      signal: AbortSignal.timeout(10 * 60_000),
    });
  }
}

function dataOf<Data>(answer: unknown): Data {
  const { data, errors } = answer as { data?: Data; errors?: { message: string }[] };
  if (errors?.length || !data) throw new Error(`The server answered: ${errors?.map((error) => error.message).join(' ') ?? 'nothing'}`);
  return data;
}
