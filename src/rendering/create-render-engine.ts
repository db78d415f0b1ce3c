import type { Logger } from 'pino';
import type { Diagnostic } from '../errors.ts';
import { BrowserPages } from './browser/browser-pages.ts';
import { CompileService } from './compile/compile-service.ts';
import type { RenderEngine } from './engine.ts';
import type { Limits } from './limits.ts';
import { renderHtml, renderReport, type RenderParts } from './render-report.ts';
import { djangoTag, isStaticHtml } from './static-html.ts';

export interface RenderEngineOptions extends Limits {
  chromiumPath: string | undefined;
  /** Documents printed at the same time. */
  concurrency: number;
  /** A folder of the engine's own. */
  cacheDir: string;
  log: Logger;
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
  const parts: RenderParts = { compiler, pages, log: options.log, concurrency: options.concurrency, limits: options };
  return {
    async check(source, signal = AbortSignal.timeout(CHECK_TIME_LIMIT_MS)): Promise<Diagnostic[]> {
      if (isStaticHtml(source.name)) return [djangoTag(source.name, source.content)].filter((tag) => tag !== null);
      const answer = await compiler.compile(source, signal);
      return 'diagnostics' in answer ? answer.diagnostics : answer.compiled.warnings;
    },
    render: (job) => renderReport(parts, job),
    renderHtml: (job) => renderHtml(parts, job),
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
