/** A file as the compiler sees it; its path is ours, since the compiler reads more into names than a user should decide. */
export interface SourceFile {
  /** The user's name for it. */
  name: string;
  source: string;
  /** A tag that comes with the engine. */
  isOurs: boolean;
}

const ROOT = '/template';
export const ENTRY_PATH = `${ROOT}/template.marko`;

/** Where the compiler looks for tags, by the name of their file. */
export function tagPath(fileName: string): string {
  return `${ROOT}/tags/${fileName.toLowerCase()}`;
}

export function idOf(path: string): string {
  return path.slice(ROOT.length + 1);
}
