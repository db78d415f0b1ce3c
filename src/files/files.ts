import type { Readable } from 'node:stream';

/**
 * The store of file contents. A row of `StoredFile` names a content by its key; contents never change under a key.
 * The order of work that loses nothing: `write` a new content, then commit the row that names it, then `remove` the old key.
 * A crash between leaves at most a content that no row names, and `sweep` removes it.
 */
export interface Files {
  /** Stores `content` under a new key, on disk when it returns. Nothing refers to it until the caller's row is committed. */
  write(content: Uint8Array): Promise<WrittenContent>;
  /** Throws if the store has no such content. */
  read(key: string): Promise<Buffer>;
  /** Bytes `start` to `end`, both included, or all. */
  stream(key: string, range?: { start: number; end: number }): Readable;
  /** Deletes contents that no row names any more; a missing one is no error. */
  remove(...keys: string[]): Promise<void>;
  /** Deletes contents older than a day that are not in `named`; gives their number. */
  sweep(named: (keys: string[]) => Promise<Set<string>>): Promise<number>;
}

export interface WrittenContent {
  key: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
}
