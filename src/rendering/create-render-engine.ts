import type { Diagnostic } from '../errors.ts';
import { BrowserPages, type BrowserPagesOptions } from './browser/browser-pages.ts';
import { CompileService } from './compile/compile-service.ts';
import type { CompiledTemplate } from './compile/protocol.ts';
import type { RenderEngine, RenderJob } from './engine.ts';
import { TooLittleDataError } from './gaps.ts';
import { renderHtml, renderReport, type RenderParts } from './render-report.ts';

export interface RenderEngineOptions extends BrowserPagesOptions {
  /** A folder of the engine's own. */
  cacheDir: string;
}

/** A check without a signal of its own ends after this. */
const CHECK_TIME_LIMIT_MS = 60_000;

/**
 * The render engine. A template is compiled in a child process (`CompileService`), run in a page that forgets each job
 * (`RenderPage`), and printed from a page in which nothing runs (`PrintPage`); see docs/architecture.md.
 * Nothing is started before `warmUp` or the first job.
 */
export function createRenderEngine(options: RenderEngineOptions): RenderEngine {
  const compiler = new CompileService(options.cacheDir);
  const pages = new BrowserPages(options);
  const mentioned = new WeakMap<CompiledTemplate, ReadonlySet<string>>();
  const readAnything = new WeakSet<CompiledTemplate>();

  /** What fell into a gap once is given everything from then on. */
  async function noticeGaps<Result>({ template, signal }: RenderJob, work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof TooLittleDataError && !error.missed) readAnything.add(await compiler.compiled(template, signal));
      throw error;
    }
  }

  const parts: RenderParts = { compiler, pages, log: options.log, concurrency: options.concurrency, limits: options };
  return {
    async check(source, signal = AbortSignal.timeout(CHECK_TIME_LIMIT_MS)): Promise<Diagnostic[]> {
      const answer = await compiler.compile(source, signal);
      return 'diagnostics' in answer ? answer.diagnostics : answer.compiled.warnings;
    },
    async mentionedNames(source, signal) {
      const compiled = await compiler.compiled(source, signal);
      if (readAnything.has(compiled)) return undefined;
      const known = mentioned.get(compiled) ?? new Set(compiled.mentioned);
      mentioned.set(compiled, known);
      return known;
    },
    render: (job) => noticeGaps(job, renderReport(parts, job)),
    renderHtml: (job) => noticeGaps(job, renderHtml(parts, job)),
    async warmUp() {
      compiler.warmUp();
      try {
        await pages.warmUp();
      } catch (error) {
        options.log.warn(`The first print will try again: ${(error as Error).message.split('\n')[0]}`);
      }
    },
    status: () => pages.status,
    async close() {
      compiler.close();
      await pages.close();
    },
  };
}
