/** What the library keeps; each has a folder below the media root and a field of its form for the file. */
export interface LibraryKind {
  noun: 'ReportTemplate' | 'ReportAsset' | 'ReportSnippet';
  folder: string;
  /** Allowed endings in lower case; undefined: any, or none. */
  extensions: readonly string[] | undefined;
}

const TEMPLATE_EXTENSIONS = ['marko', 'html', 'htm'] as const;
/** What InvenTree names in its messages, and its clients know. */
export const INVENTREE_EXTENSIONS = ['html', 'htm'] as const;

export const templateKind: LibraryKind = { noun: 'ReportTemplate', folder: 'report/report', extensions: TEMPLATE_EXTENSIONS };
export const snippetKind: LibraryKind = { noun: 'ReportSnippet', folder: 'report/snippets', extensions: TEMPLATE_EXTENSIONS };
export const assetKind: LibraryKind = { noun: 'ReportAsset', folder: 'report/assets', extensions: undefined };
