import type { ModelType, PageSize } from '../../database/client/enums.ts';
import type { Preview, PreviewFormat } from '../../printing/preview-report.ts';

/** A template in a file, with the tags beside it. */
export interface FileSource {
  path: string;
  modelType: ModelType;
  pageSize: PageSize;
  landscape: boolean;
  merge: boolean;
}

/** A template of the library. */
export interface StoredSource {
  /** Name, file name or pk. */
  name: string;
  /** Where the name alone does not tell. */
  modelType: ModelType | undefined;
}

/** What `reportree print` was asked for. */
export interface PrintJob {
  source: FileSource | StoredSource;
  itemPks: number[];
  format: PreviewFormat;
  page: number | undefined;
  dpi: number | undefined;
  locale: string | undefined;
  timeZone: string | undefined;
}

/** Where a job is printed: in this process over the data folder, or by a server that runs. */
export interface Printer {
  /** Throws `PrintCommandError` and `UserError` for what cannot be printed at all; a template's mistakes are diagnostics. */
  print(job: PrintJob, signal: AbortSignal): Promise<Preview>;
  /** Another text after each change of a stored template or snippet. Undefined: it cannot be told. */
  libraryVersion?: () => Promise<string>;
  close(): Promise<void>;
}
