import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArgs, browserPath } from './chromium.ts';
import { commandOf, descendantsOf } from './memory.ts';

export interface JsReport {
  print(html: string): Promise<Buffer>;
  close(): Promise<void>;
}

interface Reporter {
  use(extension: unknown): void;
  init(): Promise<void>;
  render(request: object): Promise<{ content: Buffer }>;
  close(): Promise<void>;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** jsreport 4 with a pool of the same browsers; undefined where bench/peers is not installed (\`npm install --prefix bench/peers --ignore-scripts\`). */
export async function openJsReport(): Promise<JsReport | undefined> {
  const peers = new URL('../peers/node_modules/@jsreport/', import.meta.url);
  let core: { default: (options: object) => Reporter };
  let chrome: { default: (options: object) => unknown };
  try {
    core = (await import(new URL('jsreport-core/index.js', peers).href)) as typeof core;
    chrome = (await import(new URL('jsreport-chrome-pdf/index.js', peers).href)) as typeof chrome;
  } catch {
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-jsreport-'));
  const reporter = core.default({ loadConfig: false, logger: { silent: true }, rootDirectory: folder, workers: { numberOfWorkers: 2 } });
  reporter.use(
    chrome.default({
      strategy: 'chrome-pool',
      numberOfWorkers: 2,
      launchOptions: { executablePath: browserPath(), args: browserArgs },
    }),
  );
  await reporter.init();
  return {
    async print(content) {
      const template = { content, engine: 'none', recipe: 'chrome-pdf', chrome: { printBackground: true, preferCSSPageSize: true } };
      return (await reporter.render({ template })).content;
    },
    async close() {
      // It ends its workers, and leaves the browsers that they started.
      const browsers = descendantsOf(process.pid).filter((pid) => commandOf(pid).includes('puppeteer_dev_chrome_profile'));
      await reporter.close();
      for (const pid of browsers) end(pid);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
