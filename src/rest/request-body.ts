import type { IncomingMessage } from 'node:http';
import { RequestError } from './request-error.ts';
import { readMultipart } from './read-multipart.ts';
import { pythonJsonError } from './python-json-error.ts';

/** Beside files, texts may come; as much as Django takes. */
const TEXT_LIMIT_BYTES = 2.5 * 1024 * 1024;
const MOST_FIELDS = 10_000;

/** A body that is read when a resolver asks for it: who may not write is told so whatever the body holds. */
export class RequestBody {
  readonly #request: IncomingMessage;
  readonly #uploadLimit: number;
  #content: Promise<unknown> | undefined;

  constructor(request: IncomingMessage, uploadLimitBytes: number) {
    this.#request = request;
    this.#uploadLimit = uploadLimitBytes;
  }

  /** A JSON value, or `FormData`. Throws `RequestError`. */
  read(): Promise<unknown> {
    this.#content ??= this.#parse();
    return this.#content;
  }

  async #parse(): Promise<unknown> {
    const { headers } = this.#request;
    const type = headers['content-type'] ?? '';
    const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
    const mediaType = type.split(';')[0]?.trim();
    if (mediaType === 'multipart/form-data')
      return isEmpty
        ? new FormData()
        : await readMultipart(this.#request, { fileBytes: this.#uploadLimit, textBytes: TEXT_LIMIT_BYTES, fields: MOST_FIELDS });
    if (mediaType === 'application/x-www-form-urlencoded') return isEmpty ? new FormData() : urlencoded(await this.#text(TEXT_LIMIT_BYTES));
    if (isEmpty) return {};
    if (mediaType === 'application/json') return json(await this.#text(this.#uploadLimit + TEXT_LIMIT_BYTES));
    throw new RequestError(415, `Unsupported media type "${type}" in request.`);
  }

  async #text(limit: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.#request) {
      size += (chunk as Buffer).length;
      if (size > limit) throw new RequestError(413, `The body is larger than ${limit} bytes, the most that is taken.`);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  }
}

function json(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RequestError(400, 'JSON parse error - the body is not UTF-8');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError(400, `JSON parse error - ${pythonJsonError(text)}`);
  }
}

function urlencoded(bytes: Buffer): FormData {
  const form = new FormData();
  const entries = [...new URLSearchParams(bytes.toString())];
  if (entries.length > MOST_FIELDS) throw new RequestError(400, `The form has more than ${MOST_FIELDS} fields.`);
  for (const [name, value] of entries) form.append(name, value);
  return form;
}
