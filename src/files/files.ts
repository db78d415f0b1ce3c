import type { Transaction } from '../database/database.ts';
import type { StoredFile } from '../database/client/client.ts';

/**
 * The store of file contents, on the local disk or S3. A row of `StoredFile` names a content by its key;
 * contents never change under a key. Order of work that loses nothing: `write` a new content, then commit the row that
 * names it, then `remove` the old key. A crash between leaves at most an unnamed content, which `sweep` removes.
 */
export interface Files {
  /** Stores `content` under a new key. Nothing refers to it until `record` (or the caller's own row) is committed. */
  write(content: Uint8Array): Promise<WrittenContent>;
  /** Throws if the store has no such content. */
  read(key: string): Promise<Buffer>;
  /** Bytes `start` to `end` (inclusive), or all. */
  stream(key: string, range?: { start: number; end: number }): Promise<NodeJS.ReadableStream>;
  /** Deletes contents that no row names any more; a missing one is no error. */
  remove(...keys: string[]): Promise<void>;
  /** Deletes contents that no row names and that are older than a day. */
  sweep(): Promise<number>;
}

export interface WrittenContent {
  key: string;
  size: number;
  /** Hex. */
  sha256: string;
}

/** Inserts the row for a written content inside a transaction. `path` must be free: see `freePath`. */
export type RecordFile = (tx: Transaction, content: WrittenContent, path: string, contentType: string) => Promise<StoredFile>;
