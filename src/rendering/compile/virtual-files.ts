const FILE = { isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false, isFIFO: () => false };
const FOLDER = { isFile: () => false, isDirectory: () => true, isSymbolicLink: () => false, isFIFO: () => false };

/**
 * The only files that the compiler can see. It must not look at the disk: a `marko.json` beside a template names a
 * transformer, which the compiler would run.
 */
export function virtualFiles(files: ReadonlyMap<string, string>) {
  const folders = new Set(['/']);
  for (const path of files.keys())
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  const missing = (path: string) => Object.assign(new Error(`ENOENT: no such file, ${path}`), { code: 'ENOENT' });
  return {
    statSync(path: string, options?: { throwIfNoEntry?: boolean }) {
      if (files.has(path)) return FILE;
      if (folders.has(path)) return FOLDER;
      if (options?.throwIfNoEntry === false) return undefined;
      throw missing(path);
    },
    readFileSync(path: string, encoding?: string) {
      const text = files.get(path);
      if (text === undefined) throw missing(path);
      return encoding ? text : Buffer.from(text);
    },
    readdirSync(path: string) {
      if (!folders.has(path)) throw missing(path);
      const prefix = path === '/' ? '/' : `${path}/`;
      const below = [...files.keys(), ...folders].filter((entry) => entry.startsWith(prefix) && entry !== path && entry !== prefix);
      return [...new Set(below.map((entry) => entry.slice(prefix.length).split('/')[0]!))];
    },
  };
}
