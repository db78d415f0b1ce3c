import type { DjangoEntry } from '../django/django-entry.ts';

/** Encoders and parsers that are bundled apart, since they are large and seldom needed; their bundles put them into the global scope. */
interface Runtimes {
  $reportreeDjango?: DjangoEntry;
  $reportreeCodes?: CodeEncoder;
  $reportreeMarkdown?: (text: string) => string;
}

export type RuntimeName = keyof Runtimes;

export type EncodedCode = 'code128' | 'datamatrix' | 'datamatrixrectangular';

/** Given by codes-runtime.ts. SVG markup. */
export type CodeEncoder = (options: {
  bcid: EncodedCode;
  text: string;
  height?: number;
  includetext?: boolean;
  parsefnc?: boolean;
}) => string;

const loaders = new Map<string, () => void>();

/** Takes a bundle as a function: it is run when it is first asked for, which takes 5 ms, and in most documents never. */
export function provide(name: RuntimeName, load: () => void): void {
  loaders.set(name, load);
}

/** Throws where a template came to the helper by a way that its text does not show. */
export function runtime<Name extends RuntimeName>(name: Name, helper: string): NonNullable<Runtimes[Name]> {
  const global = globalThis as Runtimes;
  if (!global[name]) loaders.get(name)?.();
  const found = global[name];
  if (!found) throw new Error(`${helper}() must be called by this name in the template.`);
  return found;
}
