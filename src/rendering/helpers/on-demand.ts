import type { encode } from 'fast-png';
import type { DjangoEntry } from '../django/django-entry.ts';

/** Encoders and parsers that are bundled apart, since they are large and seldom needed; their bundles put them into the global scope. */
interface Runtimes {
  $reportreeDjango?: DjangoEntry;
  $reportreeCodes?: CodeEncoder;
  $reportreeMarkdown?: (text: string) => string;
  $reportreePng?: typeof encode;
}

export type RuntimeName = keyof Runtimes;

/** By the names that the encoders have. */
export type EncodedCode =
  | 'code128'
  | 'code39'
  | 'datamatrix'
  | 'datamatrixrectangular'
  | 'ean13'
  | 'ean8'
  | 'interleaved2of5'
  | 'pzn'
  | 'rationalizedCodabar'
  | 'upca';

/** Given by codes-runtime.ts. SVG markup. */
export type CodeEncoder = (options: {
  bcid: EncodedCode;
  text: string;
  height?: number;
  includetext?: boolean;
  parsefnc?: boolean;
  includecheck?: boolean;
  pzn8?: boolean;
}) => string;

const loaders = new Map<string, () => void>();
let askOther: ((name: RuntimeName) => void) | undefined;

/** Takes a bundle as a function: it is run when it is first asked for, which takes 5 ms, and in most documents never. */
export function provide(name: RuntimeName, load: () => void): void {
  loaders.set(name, load);
}

/** A bundle that was itself loaded on demand has a copy of this module, which was given none: it asks that of the core. */
export function loadFrom(core: (name: RuntimeName) => void): void {
  askOther = core;
}

/** Runs a bundle that was provided, once. */
export function loadOnDemand(name: RuntimeName): void {
  if (!(globalThis as Runtimes)[name]) (loaders.get(name) ?? (() => askOther?.(name)))();
}

/** Throws where a template came to the helper by a way that its text does not show. */
export function runtime<Name extends RuntimeName>(name: Name, helper: string): NonNullable<Runtimes[Name]> {
  loadOnDemand(name);
  const found = (globalThis as Runtimes)[name];
  if (!found) throw new Error(`${helper}() must be called by this name in the template.`);
  return found;
}
