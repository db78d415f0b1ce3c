import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import type { Logger } from 'pino';
import type { EngineStatus } from '../engine.ts';
import { findBrowser, NO_BROWSER, type FoundBrowser } from '../find-browser.ts';
import { within, type Limits } from '../limits.ts';
import { makeBrowserFolder, removeBrowserFolder, sweepBrowserFolders } from './browser-folder.ts';
import { browserFonts } from './browser-fonts.ts';

const LAUNCH_TIME_LIMIT_MS = 20_000;
const CLOSE_TIME_LIMIT_MS = 3_000;
/** The browser's own process is never busy for long. */
const ANSWER_TIME_LIMIT_MS = 2_000;
const GRACE_MS = 500;
/** What a browser process needs of its own, beside what a template may use: code, fonts, pictures, the layout of what is printed. */
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
  '--no-pings',
  '--disable-gpu',
  // Containers have 64 MB in /dev/shm, too little for large pages.
  '--disable-dev-shm-usage',
  // No way out: no name resolves, and no address is reached but through a proxy that is not there. The bypass rule counts loopback in.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  // The only one of its kind that keeps WebRTC from asking STUN servers; --force-webrtc-ip-handling-policy did nothing.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // The PDF's Creator: without it the browser's own name and version, "HeadlessChrome" included.
  '--user-agent=Reportree',
  // The same shapes at every size; hinting is for screens.
  '--font-render-hinting=none',
];

export interface BrowserOptions extends Limits {
  chromiumPath: string | undefined;
  /** Whether a render page runs each job in a realm of its own (page-host.ts); yes unless told otherwise. */
  realms?: boolean | undefined;
  log: Logger;
}

/** Why a page's process ended: `killed` from outside, or by what it did itself. */
export type CrashListener = (how: 'killed' | 'crashed') => void;

export interface RunningBrowser {
  browser: Browser;
  /** Who wants to know when the process of a page ends, by target. */
  crashes: Map<string, CrashListener>;
  /** Whether the browser itself is alive, whatever its pages are busy with. */
  answers(): Promise<boolean>;
  /** Ends it, by force where it does not go by itself. */
  end(): Promise<void>;
}

/**
 * Keeps one browser running: starts it when it is asked for, starts a new one after it has crashed or was given up,
 * and tries again after a start that failed.
 */
export class BrowserSupervisor {
  readonly #options: BrowserOptions;
  #running: Promise<RunningBrowser> | undefined;
  #status: EngineStatus = { state: 'stopped' };
  #warned = false;
  #closed = false;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** The running browser. Throws with the cause when it cannot be started in time; the next call tries again. */
  get(): Promise<RunningBrowser> {
    if (this.#closed) return Promise.reject(new Error('The render engine is closed.'));
    if (this.#running) return this.#running;
    const starting = this.#launch().catch((error: unknown) => {
      if (this.#running === starting) this.#running = undefined;
      this.#status = { state: 'failed', message: messageOf(error) };
      throw error;
    });
    return (this.#running = starting);
  }

  /** Ends a browser that does not answer any more; the next `get` starts another. */
  async giveUp(running: RunningBrowser): Promise<void> {
    this.#options.log.warn('The browser does not answer and is ended; the next print starts another');
    this.#forget(running);
    await running.end();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = await this.#running?.catch(() => undefined);
    this.#running = undefined;
    await running?.end();
    this.#status = { state: 'stopped' };
  }

  #forget(running: RunningBrowser): void {
    void this.#running?.then(
      (current) => {
        if (current === running) this.#running = undefined;
      },
      () => {},
    );
  }

  async #launch(): Promise<RunningBrowser> {
    this.#status = { state: 'starting' };
    const { chromiumPath, timeLimitMs, log } = this.#options;
    const found = findBrowser(chromiumPath);
    if (!found) throw new Error(chromiumPath ? `There is no browser at CHROMIUM_PATH=${chromiumPath}.` : NO_BROWSER);
    const isRoot = process.getuid?.() === 0;
    this.#warnOnce(found, isRoot);
    if (process.platform !== 'win32') sweepBrowserFolders();
    const starter = new Starter(found.path, this.#options);
    let browser: Browser;
    try {
      browser = await chromium.launch({
        executablePath: starter.path,
        ...(starter.folder && { artifactsDir: starter.folder }),
        headless: true,
        chromiumSandbox: !isRoot,
        timeout: Math.min(LAUNCH_TIME_LIMIT_MS, timeLimitMs),
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        args: [...FLAGS, `--js-flags=${this.#jsFlags().join(' ')}`],
        // No secret of the server's.
        env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', TZ: 'UTC', LANG: 'C.UTF-8', ...starter.fonts },
      });
    } catch (error) {
      starter.kill();
      throw error;
    }
    const session = await browser.newBrowserCDPSession();
    const running: RunningBrowser = {
      browser,
      crashes: new Map(),
      answers: () => answers(session),
      end: () => closeOrKill(browser, starter),
    };
    browser.on('disconnected', () => {
      // The browser's own children outlive it where it was killed; where it closes by itself it needs a moment to end them.
      setTimeout(() => starter.kill(), GRACE_MS).unref();
      if (this.#closed) return;
      log.warn('The browser ended; the next print starts another');
      this.#forget(running);
    });
    await watchCrashes(session, running);
    this.#status = { state: 'ready', browser: `Chromium ${browser.version()}${found.kind === 'headless-shell' ? ' headless shell' : ''}` };
    return running;
  }

  #jsFlags(): string[] {
    const { memoryLimitBytes, realms = true } = this.#options;
    return [`--max-old-space-size=${Math.floor(memoryLimitBytes / 1024 / 1024)}`, ...(realms ? ['--harmony-shadow-realm'] : [])];
  }

  #warnOnce({ path, kind }: FoundBrowser, isRoot: boolean): void {
    if (this.#warned) return;
    this.#warned = true;
    const { log } = this.#options;
    if (isRoot) log.warn('This process is root, so Chromium runs without its own sandbox. Start the server as another user to have it on.');
    if (kind === 'full') log.warn(`${path} is full Chromium; its headless shell prints small documents three to six times faster.`);
  }
}

/**
 * The script that starts the browser: under a limit of its data segment (an ArrayBuffer of 6 GB is then an error at once instead of
 * a stall of 15 s), with its process id written down, since playwright tells it to nobody and a browser that hangs must go, and
 * with its profile in the folder that goes with it.
 */
class Starter {
  readonly path: string;
  /** For the browser's environment. */
  readonly fonts: Record<string, string> = {};
  /** For what playwright keeps. */
  readonly folder: string | undefined;

  constructor(browserPath: string, { memoryLimitBytes }: Limits) {
    if (process.platform === 'win32') {
      this.path = browserPath;
      return;
    }
    this.folder = makeBrowserFolder();
    this.fonts = browserFonts(this.folder);
    this.path = join(this.folder, 'start.sh');
    const kibibytes = Math.ceil((memoryLimitBytes + OWN_MEMORY_BYTES) / 1024);
    const lines = [
      '#!/bin/sh',
      `echo $$ > ${quoted(join(this.folder, 'pid'))}`,
      process.platform === 'linux' ? `ulimit -d ${kibibytes}` : '',
      // Playwright's own profile, still empty, would stay where this process is killed. Of two options Chromium takes the last.
      'for arg; do case $arg in --user-data-dir=*) rmdir "${arg#*=}" ;; esac; done',
      `exec ${quoted(browserPath)} "$@" ${quoted(`--user-data-dir=${join(this.folder, 'profile')}`)}`,
    ];
    writeFileSync(this.path, lines.join('\n'), { mode: 0o700 });
  }

  /** Ends what is left of the browser. */
  kill(): void {
    if (this.folder !== undefined && existsSync(this.folder)) removeBrowserFolder(this.folder);
  }
}

const quoted = (path: string) => `'${path.replaceAll("'", `'\\''`)}'`;

/** Closed, a browser ends its own children; killed, it leaves them defunct where no init process reaps them. */
async function closeOrKill(browser: Browser, starter: Starter): Promise<void> {
  const late = () => new Error('The browser does not close.');
  await within(browser.close(), CLOSE_TIME_LIMIT_MS, new AbortController().signal, late).catch(() => {});
  starter.kill();
}

function answers(session: CDPSession): Promise<boolean> {
  const answer = session.send('Browser.getVersion').then(
    () => true,
    () => false,
  );
  const late = () => new Error('The browser does not answer.');
  return within(answer, ANSWER_TIME_LIMIT_MS, new AbortController().signal, late).catch(() => false);
}

async function watchCrashes(session: CDPSession, { crashes }: RunningBrowser): Promise<void> {
  session.on('Target.targetCrashed', ({ targetId, status }) => crashes.get(targetId)?.(status === 'killed' ? 'killed' : 'crashed'));
  await session.send('Target.setDiscoverTargets', { discover: true });
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
