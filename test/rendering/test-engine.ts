import { pino } from 'pino';
import { inject } from 'vitest';
import { PrintError, type Diagnostic } from '../../src/errors.ts';
import { createRenderEngine, type RenderEngineOptions } from '../../src/rendering/create-render-engine.ts';
import type { RenderedReport, RenderEngine, RenderFile, RenderJob } from '../../src/rendering/engine.ts';
import { pdfPages, type PdfPage } from '../templates/pdf-pages.ts';

const MiB = 1024 * 1024;

export interface TestEngine {
  engine: RenderEngine;
  /** What it logged as a warning or worse. */
  logged: string[];
  close(): Promise<void>;
}

/** A real engine. Close it. */
export async function createTestEngine(overrides: Partial<RenderEngineOptions> = {}): Promise<TestEngine> {
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push((JSON.parse(line) as { msg: string }).msg) });
  const engine = createRenderEngine({
    chromiumPath: process.env.CHROMIUM_PATH || undefined,
    concurrency: 2,
    cacheDir: inject('compileCache'),
    timeLimitMs: 30_000,
    memoryLimitBytes: 512 * MiB,
    pageLimit: 1000,
    pdfSizeLimitBytes: 64 * MiB,
    log,
    ...overrides,
  });
  return {
    engine,
    logged,
    close: () => engine.close(),
  };
}

export interface JobOptions extends Partial<Omit<RenderJob, 'template' | 'documents' | 'loadFile'>> {
  /** File name; its ending is the language. */
  name?: string;
  snippets?: Record<string, string>;
  /** One document for each. */
  inputs?: unknown[];
  /** By the path that a document asks for. */
  files?: Record<string, RenderFile>;
}

export function jobOf(
  content: string,
  { name = 'report.marko', snippets = {}, inputs = [{}], files = {}, ...job }: JobOptions = {},
): RenderJob {
  return {
    template: { name, content, snippets: Object.entries(snippets).map(([file, text]) => ({ name: file, content: text })) },
    documents: inputs.map((input, index) => ({ inputJson: JSON.stringify(input), itemPk: index + 1 })),
    pageSize: 'A4',
    landscape: false,
    locale: 'en',
    timeZone: 'UTC',
    currency: 'USD',
    exchangeRates: {},
    server: { instanceName: 'Reportree', companyName: '', baseUrl: '', version: '0.0.0' },
    title: 'report.pdf',
    taggedPdf: false,
    outline: false,
    loadFile: (path) => Promise.resolve(files[path] ?? null),
    signal: AbortSignal.timeout(60_000),
    keepParts: false,
    ...job,
  };
}

export interface Printed extends RenderedReport {
  pages: PdfPage[];
  /** Of all pages, blanks and breaks as one blank. */
  text: string;
}

export async function print({ engine }: TestEngine, content: string, options?: JobOptions): Promise<Printed> {
  const report = await engine.render(jobOf(content, options));
  const pages = await pdfPages(report.pdf);
  return {
    ...report,
    pages,
    text: pages
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

/** What a print that must fail fails with. */
export async function failureOf({ engine }: TestEngine, content: string, options?: JobOptions): Promise<PrintError> {
  const error = await engine.render(jobOf(content, options)).then(
    () => new Error('It was printed.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof PrintError) return error;
  throw error;
}

export async function check(
  { engine }: TestEngine,
  content: string,
  { name = 'report.marko', snippets = {} }: JobOptions = {},
): Promise<Diagnostic[]> {
  return engine.check(jobOf(content, { name, snippets }).template);
}

export const codesOf = (diagnostics: Diagnostic[]): string[] => diagnostics.map(({ code }) => code);

export const svg = (content: string): RenderFile => ({ content: Buffer.from(content), contentType: 'image/svg+xml' });

/** A template that runs code and prints what it returns. */
export const run = (code: string) => `<await|value|=(async () => { ${code} })()><p>\${value}</p></await>`;
