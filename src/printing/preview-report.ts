import type { ReportTemplate, User } from '../database/client/client.ts';
import type { ModelType, PageSize } from '../database/client/enums.ts';
import { InvalidError, PrintError, type Diagnostic } from '../errors.ts';
import { loadReportFile } from '../library/load-report-file.ts';
import { snippetSources, templateSource, type TemplateWithFile } from '../library/template-source.ts';
import type { Parts } from '../parts.ts';
import type { RenderJob, TemplateSource } from '../rendering/engine.ts';
import { pagePicture } from '../rendering/pictures/page-picture.ts';
import { baseContext, pageContext } from './base-context.ts';
import { ratesByCurrency, readExchangeRates } from '../library/exchange-rates.ts';
import { helperSettings } from './helper-settings.ts';
import { asInstances, loadContexts, withEnoughData, type WantedData } from './load-contexts.ts';
import { languageOf } from '../rendering/template-language.ts';

export type PreviewParts = Pick<Parts, 'prisma' | 'files' | 'engine' | 'config'>;

/** Longer than this a look at a draft never takes. */
const TIME_LIMIT_MS = 30_000;

export const pictureDpi = { least: 24, most: 300, usual: 96 };

/** A template that is not stored: what an editor holds. */
export interface DraftTemplate {
  modelType: ModelType;
  name: string;
  content: string;
  pageSize: PageSize;
  landscape: boolean;
  merge: boolean;
  /** They come before stored ones of the same name. Default: none. */
  snippets?: TemplateSource['snippets'];
}

export type PreviewSource = TemplateWithFile | DraftTemplate;
export type PreviewFormat = 'HTML' | 'PDF' | 'PNG';

export interface PreviewRequest {
  source: PreviewSource;
  itemPks: number[];
  format: PreviewFormat;
  /** PNG: which page, from 1. Default: 1. */
  page?: number | undefined;
  /** PNG: pixels per inch of paper, see `pictureDpi`. */
  dpi?: number | undefined;
  locale?: string | undefined;
  timeZone?: string | undefined;
  /** Default: 30 s. */
  timeLimitMs?: number | undefined;
  signal: AbortSignal;
}

export interface Preview {
  /** Null: `diagnostics` has the error. */
  content: Uint8Array | null;
  /** Of the whole PDF, of which a PNG shows one page. Null for HTML. */
  pageCount: number | null;
  diagnostics: Diagnostic[];
}

/**
 * Shows what a template makes of items, and keeps nothing. A mistake in the template is no error of the call: it is a
 * diagnostic. Throws `InvalidError` for an item or a page that does not exist, and for a resolution out of bounds.
 */
export async function previewReport(parts: PreviewParts, user: User | null, request: PreviewRequest): Promise<Preview> {
  checkPicture(request);
  const timeLimitMs = request.timeLimitMs ?? TIME_LIMIT_MS;
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeLimitMs)]);
  try {
    return await withEnoughData(async () => {
      const { wanted, job } = await jobOf(parts, user, request, signal);
      return { wanted, data: job, done: render(parts, job, request) };
    });
  } catch (error) {
    return { content: null, pageCount: null, diagnostics: diagnosticsOf(error, request.signal, timeLimitMs) };
  }
}

function checkPicture({ page = 1, dpi = pictureDpi.usual }: PreviewRequest): void {
  const { least, most } = pictureDpi;
  if (!Number.isInteger(page) || page < 1) throw InvalidError.of('page', 'OUT_OF_RANGE', `Pages count from 1; there is no page ${page}.`);
  if (!(dpi >= least && dpi <= most))
    throw InvalidError.of('dpi', 'OUT_OF_RANGE', `A picture may have from ${least} to ${most} dpi; ${dpi} is not allowed.`);
}

async function jobOf(
  parts: PreviewParts,
  user: User | null,
  request: PreviewRequest,
  signal: AbortSignal,
): Promise<{ wanted: WantedData; job: RenderJob }> {
  const { source, itemPks } = request;
  const timeZone = request.timeZone ?? parts.config.timeZone;
  const template = 'file' in source ? await templateSource(parts, source) : await draftSource(parts, source);
  const base = baseContext({ template: rowOf(source), user, baseUrl: parts.config.baseUrl ?? '', timeZone, now: new Date() });
  // A draft in Marko is written with all there is at hand; Django's language has no other way than by what is mentioned.
  const mentioned = languageOf(template.name) === 'django' ? await parts.engine.mentionedNames(template, signal) : undefined;
  const wanted = { fileName: template.name, modelType: source.modelType, mentioned };
  const { contexts, data } = await loadContexts(parts, wanted, itemPks);
  const items = itemPks.map((itemPk) => ({ itemPk, context: contexts.get(itemPk) ?? missing(source.modelType, itemPk) }));
  const page = pageContext(source);
  const documents = source.merge
    ? [{ inputJson: JSON.stringify({ ...base, ...page, instances: items.map(({ context }) => context) }), itemPk: undefined }]
    : items.map(({ itemPk, context }) => ({ inputJson: JSON.stringify({ ...base, ...context, ...page }), itemPk }));
  const job: RenderJob = {
    template,
    documents,
    ...(source.merge ? asInstances(data) : data),
    pageSize: source.pageSize,
    landscape: source.landscape,
    ...helperSettings(parts.config, request, ratesByCurrency(await readExchangeRates(parts))),
    title: template.name,
    taggedPdf: 'file' in source && source.taggedPdf,
    outline: 'file' in source && source.outline,
    loadFile: (path) => loadReportFile(parts, path),
    signal,
    keepParts: false,
  };
  return { wanted, job };
}

function missing(modelType: ModelType, pk: number): never {
  throw InvalidError.of('item', 'NOT_FOUND', `There is no ${modelType} with the pk ${pk}.`);
}

async function render(
  { engine }: PreviewParts,
  job: RenderJob,
  { format, page = 1, dpi = pictureDpi.usual }: PreviewRequest,
): Promise<Preview> {
  if (format === 'HTML') {
    const { html, warnings } = await engine.renderHtml(job);
    return { content: new TextEncoder().encode(html), pageCount: null, diagnostics: warnings };
  }
  const { pdf, pageCount, warnings } = await engine.render(job);
  if (format === 'PDF') return { content: pdf, pageCount, diagnostics: warnings };
  if (page > pageCount)
    throw InvalidError.of(
      'page',
      'NOT_FOUND',
      `There is no page ${page}: the PDF has ${pageCount === 1 ? 'one page' : `${pageCount} pages`}.`,
    );
  return { content: await pagePicture(pdf, { page, dpi, signal: job.signal }), pageCount, diagnostics: warnings };
}

function diagnosticsOf(error: unknown, signal: AbortSignal, timeLimitMs: number): Diagnostic[] {
  if (error instanceof DOMException && error.name === 'TimeoutError' && !signal.aborted) {
    return [{ severity: 'ERROR', code: 'TIME_LIMIT', message: `The preview took longer than ${timeLimitMs / 1000} s.` }];
  }
  if (!(error instanceof PrintError)) throw error;
  const { diagnostics } = error;
  return diagnostics.some(({ severity }) => severity === 'ERROR')
    ? diagnostics
    : [{ severity: 'ERROR', code: error.code, message: error.message }, ...diagnostics];
}

async function draftSource(parts: PreviewParts, { name, content, snippets = [] }: DraftTemplate): Promise<TemplateSource> {
  const own = new Set(snippets.map((snippet) => snippet.name));
  const stored = await snippetSources(parts, { name, content });
  return { name, content, snippets: [...snippets, ...stored.filter((snippet) => !own.has(snippet.name))] };
}

/** What the variables tell of the template; a draft has a name and nothing else yet. */
function rowOf(source: PreviewSource): ReportTemplate & { file: { path: string } } {
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
