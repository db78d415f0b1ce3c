import type { Diagnostic } from '../errors.ts';
import type { PageSize } from '../database/client/enums.ts';
import type { LoadedData } from './gaps.ts';
import type { HelperSettings } from './helpers/settings.ts';

/** What is compiled: a template with the files that it may use. */
export interface TemplateSource {
  /** File name with its ending, which tells the language: `.marko`, or `.html` / `.htm`. */
  name: string;
  content: string;
  /** For Marko: tags, by the names that users gave them. For Django: what can be included and extended, `snippets/x.html`, `report/y.html`. */
  snippets: { name: string; content: string }[];
}

/** A file that a document may show: an asset by its name, or a record's image by its media path. */
export interface RenderFile {
  content: Uint8Array;
  contentType: string;
}

/** One document to print: one item, or all of them where the template merges. */
export interface RenderDocument {
  /** The template's `input`, as JSON text: it crosses into the browser as text, which is five times faster than as an object. */
  inputJson: string;
  /** The item that warnings and errors of this document are about; undefined for a merged one. */
  itemPk: number | undefined;
}

export interface RenderJob extends HelperSettings, LoadedData {
  template: TemplateSource;
  documents: RenderDocument[];
  pageSize: PageSize;
  landscape: boolean;
  /** The PDF's title where the template sets no `<title>`: the file's name. */
  title: string;
  taggedPdf: boolean;
  outline: boolean;
  /** Finds a file by the path that a template's helpers give: `assets/logo.png`, `part_images/x.jpg`. Null: there is none. */
  loadFile(path: string): Promise<RenderFile | null>;
  /** Abort: the work stops within a second, and `render` throws the signal's reason. */
  signal: AbortSignal;
  onPhase?(phase: 'RENDERING' | 'PRINTING'): void;
  /** After each document, in any order: how many are printed by now. */
  onProgress?(documentsDone: number): void;
  /** Also give each document's own PDF (for attachments). */
  keepParts: boolean;
}

export interface RenderedReport {
  /** All documents in order, joined. */
  pdf: Uint8Array;
  pageCount: number;
  /** With `keepParts`: the PDF of each document, in the order of `documents`. */
  parts: Uint8Array[];
  warnings: Diagnostic[];
}

export interface EngineStatus {
  /** `failed` says why in `message`; the next render tries again. */
  state: 'stopped' | 'starting' | 'ready' | 'failed';
  message?: string;
  /** `Chromium 156 headless shell`, once known. */
  browser?: string;
}

/**
 * Turns templates and data into PDFs. Templates are untrusted: they are compiled in a child process without files or network,
 * run in a browser page without network or storage, and printed from another page in which no script runs.
 */
export interface RenderEngine {
  /** Compiles without running. An empty list: it compiles. Errors carry file, line, column and code frame. */
  check(source: TemplateSource, signal?: AbortSignal): Promise<Diagnostic[]>;
  /**
   * The names of all members of records that a template and what it uses may read, the same set each time; undefined: anything. Throws
   * as `render` does.
   */
  mentionedNames(source: TemplateSource, signal: AbortSignal): Promise<ReadonlySet<string> | undefined>;
  /**
   * Throws `PrintError` when the template or a limit fails the job, the signal's reason when aborted, and `TooLittleDataError` when
   * the job has gaps that the template falls into; `mentionedNames` then says that it reads anything.
   */
  render(job: RenderJob): Promise<RenderedReport>;
  /** The documents as `render` would print them, as HTML, for previews. Throws as `render` does. */
  renderHtml(job: RenderJob): Promise<{ html: string; warnings: Diagnostic[] }>;
  /** Starts the browser and a compiler ahead of the first job; never throws (see `status`). */
  warmUp(): Promise<void>;
  status(): EngineStatus;
  /** Ends every process that the engine started. */
  close(): Promise<void>;
}
