import type { Viewer } from '../accounts/viewer.ts';
import type { ReportTemplate } from '../database/client/client.ts';
import type { ModelType, PageSize } from '../database/client/enums.ts';
import { InvalidError, PrintError, type Diagnostic } from '../errors.ts';
import { loadItemContexts } from '../inventory/load-item-contexts.ts';
import { loadReportFile } from '../library/load-report-file.ts';
import { snippetSources, templateSource, type TemplateWithFile } from '../library/template-source.ts';
import type { Parts } from '../parts.ts';
import type { RenderJob, TemplateSource } from '../rendering/engine.ts';
import { baseContext, pageContext } from './base-context.ts';

type PreviewParts = Pick<Parts, 'prisma' | 'files' | 'engine' | 'config'>;

/** Longer than this a look at a draft never takes. */
const TIME_LIMIT_MS = 30_000;

/** A template that is not stored: what an editor holds. */
export interface DraftTemplate {
  modelType: ModelType;
  name: string;
  content: string;
  pageSize: PageSize;
  landscape: boolean;
  merge: boolean;
}

export interface PreviewRequest {
  source: TemplateWithFile | DraftTemplate;
  itemPk: number;
  format: 'HTML' | 'PDF';
  locale?: string | undefined;
  timeZone?: string | undefined;
  signal: AbortSignal;
}

export interface Preview {
  /** Null: `diagnostics` has the error. */
  content: Uint8Array | null;
  pageCount: number | null;
  diagnostics: Diagnostic[];
}

/**
 * Shows what a template makes of one item, and keeps nothing. A mistake in the template is no error of the call: it is a
 * diagnostic. Throws `InvalidError` for an item that does not exist.
 */
export async function previewReport(parts: PreviewParts, viewer: Viewer, request: PreviewRequest): Promise<Preview> {
  const { source } = request;
  const context = (await loadItemContexts(parts, source.modelType, [request.itemPk])).get(request.itemPk);
  if (!context) throw InvalidError.of('item', 'NOT_FOUND', `There is no ${source.modelType} with the pk ${request.itemPk}.`);
  const template = 'file' in source ? await templateSource(parts, source) : await draftSource(parts, source);
  const timeZone = request.timeZone ?? parts.config.timeZone;
  const base = baseContext({ template: rowOf(source), user: viewer.user, baseUrl: parts.config.baseUrl ?? '', timeZone, now: new Date() });
  const input = source.merge ? { ...base, ...pageContext(source), instances: [context] } : { ...base, ...context, ...pageContext(source) };
  const job: RenderJob = {
    template,
    documents: [{ inputJson: JSON.stringify(input), itemPk: source.merge ? undefined : request.itemPk }],
    pageSize: source.pageSize,
    landscape: source.landscape,
    locale: request.locale ?? parts.config.locale,
    timeZone,
    currency: parts.config.currency,
    title: template.name,
    taggedPdf: 'file' in source && source.taggedPdf,
    outline: 'file' in source && source.outline,
    loadFile: (path) => loadReportFile(parts, path),
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
    keepParts: false,
  };
  try {
    if (request.format === 'PDF') {
      const { pdf, pageCount, warnings } = await parts.engine.render(job);
      return { content: pdf, pageCount, diagnostics: warnings };
    }
    const { html, warnings } = await parts.engine.renderHtml(job);
    return { content: new TextEncoder().encode(html), pageCount: null, diagnostics: warnings };
  } catch (error) {
    return { content: null, pageCount: null, diagnostics: diagnosticsOf(error, request.signal) };
  }
}

function diagnosticsOf(error: unknown, signal: AbortSignal): Diagnostic[] {
  if (error instanceof DOMException && error.name === 'TimeoutError' && !signal.aborted) {
    return [{ severity: 'ERROR', code: 'TIME_LIMIT', message: `The preview took longer than ${TIME_LIMIT_MS / 1000} s.` }];
  }
  if (!(error instanceof PrintError)) throw error;
  const { diagnostics } = error;
  return diagnostics.some(({ severity }) => severity === 'ERROR')
    ? diagnostics
    : [{ severity: 'ERROR', code: error.code, message: error.message }, ...diagnostics];
}

async function draftSource(parts: PreviewParts, { name, content }: DraftTemplate): Promise<TemplateSource> {
  return { name, content, snippets: await snippetSources(parts, name) };
}

/** What the variables tell of the template; a draft has a name and nothing else yet. */
function rowOf(source: PreviewRequest['source']): ReportTemplate & { file: { path: string } } {
  if ('file' in source) return source;
  const { modelType, name, pageSize, landscape, merge } = source;
  return {
    pk: 0,
    name,
    description: '',
    modelType,
    file: { path: name },
    filePk: 0,
    filters: '',
    filenamePattern: '',
    enabled: false,
    pageSize,
    landscape,
    merge,
    attachToModel: false,
    taggedPdf: false,
    outline: false,
    revision: 0,
    updatedAt: new Date(),
    updatedByPk: null,
    metadata: {},
  };
}
