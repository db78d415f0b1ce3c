import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { Logger } from 'pino';
import type { EngineStatus } from '../engine.ts';
import { findBrowser, NO_BROWSER, type FoundBrowser } from '../find-browser.ts';

const LAUNCH_TIME_LIMIT_MS = 20_000;
const CLOSE_TIME_LIMIT_MS = 3_000;
/** What a browser process needs beside what a template may use. */
const OWN_MEMORY_BYTES = 1024 * 1024 * 1024;

const FLAGS = [
  // No traffic of its own.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // No way out: no name resolves, and no address is reached but through a proxy that is not there. The bypass rule counts loopback in.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  // The only one of its kind that keeps WebRTC from asking STUN servers; --force-webrtc-ip-handling-policy did nothing.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // The PDF's Creator is the browser's name for itself.
  '--user-agent=Reportree',
  '--font-render-hinting=none',
];

export interface BrowserOptions {
  chromiumPath: string | undefined;
  cacheDir: string;
  memoryLimitBytes: number;
  log: Logger;
}

/**
 * Keeps one browser running: starts it when it is asked for, starts a new one after it has crashed or was given up,
 * and tries again after a start that failed.
 */
export class BrowserSupervisor {
  readonly #options: BrowserOptions;
  #browser: Promise<Browser> | undefined;
  #status: EngineStatus = { state: 'stopped' };
  #warned = false;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** The running browser. Throws when it cannot be started within twenty seconds; the next call tries again. */
  get(): Promise<Browser> {
    return (this.#browser ??= this.#launch().catch((error: unknown) => {
      this.#browser = undefined;
      this.#status = { state: 'failed', message: messageOf(error) };
      throw error;
    }));
  }

  /** Ends a browser that does not answer any more; the next `get` starts another. */
  async giveUp(browser: Browser): Promise<void> {
    if ((await this.#browser?.catch(() => undefined)) === browser) this.#browser = undefined;
    await closeOrKill(browser);
  }

  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined);
    this.#browser = undefined;
    this.#status = { state: 'stopped' };
    if (browser) await closeOrKill(browser);
  }

  async #launch(): Promise<Browser> {
    this.#status = { state: 'starting' };
    const { chromiumPath, memoryLimitBytes } = this.#options;
    const found = findBrowser(chromiumPath);
    if (!found) throw new Error(chromiumPath ? `There is no browser at CHROMIUM_PATH=${chromiumPath}.` : NO_BROWSER);
    const isRoot = process.getuid?.() === 0;
    this.#warnOnce(found, isRoot);
    const browser = await chromium.launch({
      executablePath: this.#limited(found.path),
      headless: true,
      chromiumSandbox: !isRoot,
      timeout: LAUNCH_TIME_LIMIT_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [...FLAGS, `--js-flags=--max-old-space-size=${Math.floor(memoryLimitBytes / 1024 / 1024)}`],
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', TZ: 'UTC', LANG: 'en_US.UTF-8' }, // no secret of ours in its environment
    });
    this.#status = { state: 'ready', browser: `Chromium ${browser.version()}${found.kind === 'headless-shell' ? ' headless shell' : ''}` };
    browser.on('disconnected', () => {
      if (this.#status.state === 'ready') this.#options.log.warn('The browser ended; the next print starts another');
      this.#browser = undefined;
    });
    return browser;
  }

  /** Starts the browser under a limit of its data segment: an ArrayBuffer of 6 GB is then an error at once instead of a stall of 15 s. */
  #limited(path: string): string {
    if (process.platform !== 'linux') return path;
    const script = join(this.#options.cacheDir, 'browser.sh');
    const kibibytes = Math.ceil((this.#options.memoryLimitBytes + OWN_MEMORY_BYTES) / 1024);
    mkdirSync(this.#options.cacheDir, { recursive: true });
    writeFileSync(script, `#!/bin/sh\nulimit -d ${kibibytes}\nexec '${path.replaceAll("'", `'\\''`)}' "$@"\n`);
    chmodSync(script, 0o700);
    return script;
  }

  #warnOnce({ path, kind }: FoundBrowser, isRoot: boolean): void {
    if (this.#warned) return;
    this.#warned = true;
    const { log } = this.#options;
    if (isRoot) log.warn('This process is root, so Chromium runs without its own sandbox. Start the server as another user to have it on.');
    if (kind === 'full') log.warn(`${path} is full Chromium; its headless shell prints small documents three to six times faster.`);
  }
}

async function closeOrKill(browser: Browser): Promise<void> {
  const timer = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), CLOSE_TIME_LIMIT_MS).unref());
  await Promise.race([browser.close().catch(() => {}), timer]);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
