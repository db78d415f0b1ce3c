import type { Diagnostic } from '../../errors.ts';
import type { TemplateSource } from '../engine.ts';

/** One module of a compiled template, as the render page links it. */
export interface CompiledModule {
  /** Its name in the linker: `template.marko`, `tags/line-table.marko`. */
  id: string;
  /** The file's name as the user gave it. */
  file: string;
  /** CommonJS. */
  code: string;
  /** A source map as JSON text, back to `source`. */
  map: string;
  source: string;
}

/** A template that compiled: nothing but text, so that it can be kept on disk. */
export interface CompiledTemplate {
  /** The first is the entry. */
  modules: CompiledModule[];
  /** The style sheets of all modules that are used, in the order of their use. */
  styles: string;
}

export type CompileAnswer = { compiled: CompiledTemplate } | { diagnostics: Diagnostic[] };
export type CompileQuestion = TemplateSource;
