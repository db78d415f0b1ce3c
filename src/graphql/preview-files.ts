import { randomUUID } from 'node:crypto';
import { TooBusyError } from '../errors.ts';

const LIFETIME_MS = 10 * 60 * 1000;
/** Of all previews together; the oldest give way. */
const CAPACITY_BYTES = 64 * 1024 * 1024;
/** Previews under way at the same time; they do not queue as prints do. */
const MOST_AT_ONCE = 8;

export interface PreviewFile {
  name: string;
  /** Below the media root: `previews/<secret>/draft.pdf`. */
  path: string;
  contentType: string;
  content: Uint8Array;
  ownerPk: number;
}

/** What previews made, in memory and for ten minutes: a look at a draft leaves nothing behind. */
export interface PreviewFiles {
  add(file: Omit<PreviewFile, 'path'>): PreviewFile;
  /** Null: there is none, or no more. */
  find(path: string): PreviewFile | null;
  /** Runs `make`, unless too many are under way: `TooBusyError`. */
  run<Result>(make: () => Promise<Result>): Promise<Result>;
}

export function createPreviewFiles(now: () => number = Date.now): PreviewFiles {
  const files = new Map<string, PreviewFile & { until: number }>();
  let bytes = 0;
  let underWay = 0;
  const remove = (path: string) => {
    bytes -= files.get(path)?.content.byteLength ?? 0;
    files.delete(path);
  };
  return {
    add(file) {
      const path = `previews/${randomUUID()}/${file.name}`;
      files.set(path, { ...file, path, until: now() + LIFETIME_MS });
      bytes += file.content.byteLength;
      for (const [old, { until }] of files) {
        if (old === path || (until > now() && bytes <= CAPACITY_BYTES)) break;
        remove(old);
      }
      return { ...file, path };
    },
    find(path) {
      const file = files.get(path);
      return file && file.until > now() ? file : null;
    },
    async run(make) {
      if (underWay >= MOST_AT_ONCE) throw new TooBusyError(5, `${underWay} previews are under way already. Try again in a few seconds.`);
      underWay++;
      try {
        return await make();
      } finally {
        underWay--;
      }
    },
  };
}
