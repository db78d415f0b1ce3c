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
  /** A source map as JSON text, back to `source`; empty for a tag of ours, in which nobody looks for mistakes. */
  map: string;
  source: string;
}

/**
 * A template that compiled: nothing but text, so that it can be kept on disk. Whatever language a template is written in,
 * this is what it becomes.
 */
export interface CompiledTemplate {
  /** The first is the entry. */
  modules: CompiledModule[];
  /** The style sheets of all modules that are used, those of the tags before the template's own. */
  styles: string;
  /** What the language's documents start from when they are printed: it comes before all that their authors write. */
  baseStyles?: string;
  warnings: Diagnostic[];
  /** Every name of a member that it reads, and more. */
  mentioned: string[];
}

export type CompileAnswer = { compiled: CompiledTemplate } | { diagnostics: Diagnostic[] };
export type CompileQuestion = TemplateSource;
