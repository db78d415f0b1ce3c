import { randomBytes } from 'node:crypto';
import type { RenderFile } from '../engine.ts';
import { PLACEHOLDER } from '../helpers/placeholder.ts';
import { HOST } from './open-page.ts';
import { readShape, shapePicture } from './picture-shape.ts';
import type { MissingFile } from './print-warnings.ts';

const PLACEHOLDER_FILE: RenderFile = { content: Buffer.from(PLACEHOLDER), contentType: 'image/svg+xml' };

/** The files of a document that is being printed: it asks for them by their names, and gets nothing else. */
export class ServedFiles {
  /**
   * Of its addresses, another for each document and one that nobody can guess: Chromium keeps pictures in memory by their
   * addresses, and would show one of another job that goes by the same name.
   */
  readonly prefix = randomBytes(9).toString('base64url');
  readonly missing: MissingFile[] = [];
  readonly #load: (path: string) => Promise<RenderFile | null>;
  #bytes = 0;

  constructor(load: (path: string) => Promise<RenderFile | null>) {
    this.#load = load;
  }

  /** Of all that was asked for until now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The file at an address; undefined: there is none. */
  async answer(url: string, kind: string): Promise<RenderFile | undefined> {
    const base = `${HOST}/${this.prefix}/`;
    if (!url.startsWith(base)) return undefined;
    const query = queryOf(url);
    const file = await this.#find(url.slice(base.length), kind, query);
    const shape = readShape(query);
    return file && shape ? shapePicture(file, shape) : file;
  }

  async #find(address: string, kind: string, query: URLSearchParams): Promise<RenderFile | undefined> {
    const name = nameOf(address);
    const file = name === undefined ? null : await this.#load(name).catch(() => null);
    if (!file) {
      this.missing.push({ name: name ?? address, kind, optional: query.has('optional') });
      return query.has('placeholder') ? PLACEHOLDER_FILE : undefined;
    }
    this.#bytes += file.content.byteLength;
    return file;
  }
}

/** How the file is to be answered, from what stands behind its path. */
function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '');
}

/** The path in an address, as the file's owner wrote it; undefined when it is none. */
function nameOf(address: string): string | undefined {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/s, '')).normalize('NFC');
  } catch {
    return undefined;
  }
}
