// A process that has a browser running, and ends only when it is killed (left-browser.test.ts).
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { createRenderEngine } from '../../src/rendering/create-render-engine.ts';

const engine = createRenderEngine({
  chromiumPath: process.env.CHROMIUM_PATH || undefined,
  concurrency: 1,
  cacheDir: tmpdir(),
  timeLimitMs: 30_000,
  memoryLimitBytes: 512 * 1024 * 1024,
  pageLimit: 10,
  pdfSizeLimitBytes: 1024 * 1024,
  log: pino({ level: 'silent' }),
});
await engine.warmUp();
process.stdout.write(engine.status().state);
