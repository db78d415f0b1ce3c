import { requireStaff } from '../accounts/require-staff.ts';
import { requireViewer } from '../accounts/require-viewer.ts';
import { ForbiddenError, InvalidError, TooBusyError } from '../errors.ts';
import { isMarko, stemOf } from '../library/file-name.ts';
import { isUsableTagName } from '../rendering/is-usable-tag-name.ts';
import { parsePk } from '../printing/parse-pk.ts';
import { pictureDpi, previewReport, type Preview, type PreviewSource as Source } from '../printing/preview-report.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { Diagnostic } from './diagnostic.ts';
import { ModelType, PageSize } from './enums.ts';
import { TextFileInput } from './file-input.ts';
import { pkOf, pkText } from './ids.ts';
import { PrintOptions } from './print-options.ts';
import { typeNames } from './printable-item.ts';
import { StoredFile, type FileShape } from './stored-file.ts';

/** Of one draft. */
const MOST_SNIPPETS = 200;

const PreviewFormat = builder.enumType('PreviewFormat', {
  description: 'What a preview is given as.',
  values: {
    HTML: { description: 'What the template made, before it is printed.' },
    PDF: { description: 'What would be printed.' },
    PNG: { description: 'A picture of one page of that PDF, as `page` and `dpi` ask for it.' },
  },
} as const);

const files: Record<Format, { name: string; contentType: string }> = {
  HTML: { name: 'preview.html', contentType: 'text/html; charset=utf-8' },
  PDF: { name: 'preview.pdf', contentType: 'application/pdf' },
  PNG: { name: 'preview.png', contentType: 'image/png' },
};

type Format = (typeof PreviewFormat)['$inferType'];

const ReportPreview = builder
  .objectRef<Preview & { format: Format; file: FileShape | null; modelType: Source['modelType'] }>('ReportPreview')
  .implement({
    description: 'What a template makes of one item. Nothing of it is kept.',
    fields: (t) => ({
      format: t.expose('format', { type: PreviewFormat, description: 'What `file` is. Example: `PDF`.' }),
      file: t.expose('file', {
        type: StoredFile,
        nullable: true,
        description: 'The result; null: a diagnostic is an `ERROR`. Its `url` lives ten minutes; `text` holds HTML.',
      }),
      pageCount: t.exposeInt('pageCount', {
        nullable: true,
        description: 'Pages of the PDF, of which a PNG shows one; null: HTML, or no result. Example: `1`.',
      }),
      diagnostics: t.field({
        type: [Diagnostic],
        description: 'Why there is no result, or what may not look as meant.',
        resolve: ({ diagnostics, modelType }) => diagnostics.map((diagnostic) => ({ ...diagnostic, modelType })),
      }),
    }),
  });

const DraftTemplateInput = builder.inputType('DraftTemplateInput', {
  description: 'A template that is not stored: what an editor holds.',
  fields: (t) => ({
    modelType: t.field({ type: ModelType, required: true, description: 'The kind of record that it is for. Example: `PART`.' }),
    file: t.field({ type: TextFileInput, required: true, description: 'The template; its name tells its language.' }),
    pageSize: t.field({ type: PageSize, description: 'Paper. Default: `A4`.' }),
    landscape: t.boolean({ defaultValue: false, description: 'Whether the paper lies on its side. Default: `false`.' }),
    merge: t.boolean({ defaultValue: false, description: 'Whether it makes one document over all items. Default: `false`.' }),
    snippets: t.field({
      type: [TextFileInput],
      description: `Tags that it may use beside the stored ones, which they go before; at most ${MOST_SNIPPETS}. Default: none.`,
    }),
  }),
});

const PreviewSource = builder.inputType('PreviewSource', {
  description: 'What to preview. Give exactly one.',
  isOneOf: true,
  fields: (t) => ({
    template: t.id({ description: 'A stored template: global id or pk. Example: `"ReportTemplate:4"`.' }),
    draft: t.field({ type: DraftTemplateInput, description: 'A draft. Needs the permission `CHANGE_LIBRARY`.' }),
  }),
});

function checkSnippets(snippets: { name: string }[]): void {
  const path = ['source', 'draft', 'snippets'];
  if (snippets.length > MOST_SNIPPETS)
    throw InvalidError.of(path, 'TOO_MANY', `A draft may bring ${MOST_SNIPPETS} snippets; these are ${snippets.length}.`, ['source']);
  for (const [index, { name }] of snippets.entries())
    if (!isMarko(name) || !isUsableTagName(stemOf(name)))
      throw InvalidError.of([...path, String(index)], 'FILE_NAME', `"${name}" cannot be a tag; it has to be like line-table.marko.`, [
        'source',
      ]);
}

async function sourceOf({ parts, viewer }: GraphqlContext, { template, draft }: typeof PreviewSource.$inferInput): Promise<Source> {
  if (draft) {
    requireStaff(viewer);
    const { file, modelType, pageSize, landscape, merge, snippets } = draft;
    if (!/\.(marko|html?)$/i.test(file.name))
      throw InvalidError.of(
        ['source', 'draft', 'file'],
        'FILE_TYPE',
        `"${file.name}" is no template; its name has to end in .marko, .html or .htm.`,
        ['source'],
      );
    checkSnippets(snippets ?? []);
    return {
      ...file,
      modelType,
      pageSize: pageSize ?? 'A4',
      landscape: landscape ?? false,
      merge: merge ?? false,
      snippets: snippets ?? [],
    };
  }
  const text = pkText(template, 'ReportTemplate', ['source', 'template']);
  const pk = parsePk(text);
  const row = pk === null ? null : await parts.prisma.reportTemplate.findUnique({ where: { pk }, include: { file: true } });
  if (!row) throw InvalidError.of(['source', 'template'], 'NOT_FOUND', `Invalid pk "${text}" - object does not exist.`, ['source']);
  return row;
}

builder.mutationField('previewReport', (t) =>
  t.field({
    type: builder.errorUnion('PreviewReportResult', {
      description: 'The preview, which may be nothing but diagnostics, or why there is none.',
      types: [ReportPreview, InvalidError, ForbiddenError, TooBusyError],
      resolveType: () => 'ReportPreview',
    }),
    description:
      'Shows what a template makes of one item, at once and without a print. A mistake in the template is a diagnostic of the preview.',
    complexity: 20,
    args: {
      source: t.arg({ type: PreviewSource, required: true, description: 'The template.' }),
      item: t.arg.id({ required: true, description: 'The record: global id or pk. Example: `"Part:1"`.' }),
      format: t.arg({ type: PreviewFormat, required: true, defaultValue: 'PDF', description: 'What to give. Default: `PDF`.' }),
      page: t.arg.int({ required: true, defaultValue: 1, description: 'PNG: which page. Default: `1`.' }),
      dpi: t.arg.int({
        required: true,
        defaultValue: pictureDpi.usual,
        description: `PNG: pixels per inch of paper, ${pictureDpi.least} to ${pictureDpi.most}. Default: \`${pictureDpi.usual}\`.`,
      }),
      options: t.arg({ type: PrintOptions, description: 'How values are shown. Default: as the server is set.' }),
    },
    resolve: (_root, { source, item, format, page, dpi, options }, context) =>
      context.previews.run(async () => {
        const { parts, previews, stopping } = context;
        const viewer = requireViewer(context.viewer);
        const template = await sourceOf(context, source);
        const itemPk = pkOf(item, typeNames[template.modelType], 'item');
        if (itemPk === null) throw InvalidError.of('item', 'NOT_FOUND', `"${item}" is no pk of a record.`);
        const preview = await previewReport(parts, viewer.user, {
          source: template,
          itemPks: [itemPk],
          format,
          page,
          dpi,
          locale: options?.locale ?? undefined,
          timeZone: options?.timeZone ?? undefined,
          signal: stopping,
        });
        const { content } = preview;
        const kept = content && previews.add({ ...files[format], content, ownerPk: viewer.user.pk });
        return {
          ...preview,
          format,
          modelType: template.modelType,
          file: kept && { path: kept.path, contentType: kept.contentType, size: kept.content.byteLength, read: async () => kept.content },
        };
      }),
  }),
);
