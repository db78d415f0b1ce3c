/** Encoders that are bundled apart, since they are large and seldom needed; their runtimes put them here. */
interface Runtimes {
  $reportreeCodes?: CodeEncoder;
  $reportreeMarkdown?: (text: string) => string;
}

export type EncodedCode = 'code128' | 'datamatrix' | 'datamatrixrectangular';

/** Given by codes-runtime.ts. SVG markup. */
export type CodeEncoder = (options: {
  bcid: EncodedCode;
  text: string;
  height?: number;
  includetext?: boolean;
  parsefnc?: boolean;
}) => string;

/** Throws where a template came to the helper by a way that its text does not show. */
export function runtime<Name extends keyof Runtimes>(name: Name, helper: string): NonNullable<Runtimes[Name]> {
  const found = (globalThis as Runtimes)[name];
  if (!found) throw new Error(`${helper} must be called by this name in the template.`);
  return found;
}
