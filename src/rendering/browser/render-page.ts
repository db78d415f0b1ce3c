import { PrintError } from '../../errors.ts';
import type { CompiledTemplate } from '../compile/protocol.ts';
import { TooLittleDataError, type LoadedData } from '../gaps.ts';
import type { Missed } from '../value-shapes.ts';
import type { RuntimeName } from '../helpers/on-demand.ts';
import type { JobStart, PageHost } from '../helpers/page-host.ts';
import type { RenderResult } from '../helpers/page-runtime.ts';
import type { HelperSettings } from '../helpers/settings.ts';
import { PageCrashedError, timeLimitError, within, type Limits } from '../limits.ts';
import { templateError, URL_PREFIX } from '../template-error.ts';
import type { RunningBrowser } from './browser-supervisor.ts';
import { OpenPage, type Loss } from './open-page.ts';

/** An opaque origin, so no storage of any kind; no frames, windows, workers or forms; and no way out for anything that a script can ask for. */
const POLICY = "default-src 'none'; sandbox allow-scripts; webrtc 'block'";
/** The HTML that one document may give, in UTF-16 units; Chromium takes several times as much memory to lay it out. */
const HTML_LENGTH_LIMIT = 64 * 1024 * 1024;
const ERROR_LENGTH = 2_000;
const RESET_TIME_LIMIT_MS = 2_000;
/** The browser keeps what hangs on the globals of a realm that is gone. With more than that the page goes too. */
const LEFT_BEHIND_LIMIT_BYTES = 64 * 1024 * 1024;
/** Templates whose code a page keeps for their next job. */
const KEPT_TEMPLATES = 10;

/** The scripts of src/rendering/helpers, bundled. */
export interface RenderRuntime {
  /** For the page itself. */
  host: string;
  /** For each job's realm. */
  core: string;
  /** The larger part, and seldom needed: each is there where the code of a template or of one of its tags mentions it. */
  onDemand: { name: RuntimeName; mention: RegExp; script: string }[];
}

/**
 * A page that runs one job's template at a time, each in a realm of its own (page-host.ts): the scripts, globals and timers of
 * the one before are gone. Where the browser has no realms, the page goes to an empty document between two jobs, which takes the
 * place of that and costs twenty times as much. What failed, and what has served often, is closed.
 */
export class RenderPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  readonly #runtime: RenderRuntime;
  /** Texts that the page has, by their names; those of templates in the order of their last use. */
  readonly #sent = new Set<string>();
  readonly #templates = new Map<CompiledTemplate, string>();
  #hasRealms = false;
  #compiled: CompiledTemplate | undefined;
  #begun: Promise<unknown> = Promise.resolve();
  #jobs = 0;

  private constructor(open: OpenPage, runtime: RenderRuntime, limits: Limits) {
    this.#open = open;
    this.#runtime = runtime;
    this.#limits = limits;
  }

  static async open(running: RunningBrowser, runtime: RenderRuntime, limits: Limits): Promise<RenderPage> {
    const page = new RenderPage(await OpenPage.open(running, { javaScriptEnabled: true, policy: POLICY }), runtime, limits);
    await page.#settle();
    return page;
  }

  /** How many jobs it has served. */
  get jobs(): number {
    return this.#jobs;
  }

  /** Links the template's modules; nothing of them runs before the first document, and nothing is waited for. */
  load(compiled: CompiledTemplate, settings: HelperSettings, { gaps, shapes }: LoadedData): void {
    this.#jobs++;
    this.#compiled = compiled;
    this.#begun = this.#call('begin', { ...this.#textsOf(compiled), settings, gaps, shapes });
    this.#begun.catch(() => {}); // told by the first document
  }

  /** The HTML of the first of the documents: of one at least, and of more where they take no time. Throws `PrintError` with the template's own line where it fails. */
  async render(inputsJson: string[], signal: AbortSignal): Promise<string[]> {
    const compiled = this.#compiled!;
    const entry = compiled.modules[0]!.id;
    const run = this.#call('render', entry, inputsJson, HTML_LENGTH_LIMIT);
    const lost = this.#open.lost.then((how) => {
      throw this.#lossError(how);
    });
    const done = Promise.all([run, this.#begun]).catch(async (error: unknown) => {
      if (error instanceof PrintError) throw error;
      const how = await this.#open.lostSoon();
      throw how ? this.#lossError(how) : error;
    });
    const work = Promise.race([done, lost]);
    const [results] = await within(work, this.#limits.timeLimitMs, signal, () => timeLimitError(this.#limits, 'The template'));
    return results.map((result) => this.#htmlOf(result, compiled));
  }

  /** Leaves the job behind. False: the page cannot be used for another one. */
  reset(): Promise<boolean> {
    this.#compiled = undefined;
    const late = () => new Error('The page does not answer.');
    return within(this.#leave(), RESET_TIME_LIMIT_MS, new AbortController().signal, late).catch(() => false);
  }

  /** Ends the page and all that runs in it, whatever it is busy with. */
  close(): Promise<void> {
    return this.#open.close();
  }

  #lossError(how: Loss): Error {
    if (how === 'crashed') return new PageCrashedError(this.#limits);
    if (how === 'navigated') return new PrintError('TEMPLATE', 'The template tried to open another page.');
    return new Error('The page was ended while the template ran.');
  }

  #htmlOf(result: RenderResult, { modules }: CompiledTemplate): string {
    if ('html' in result) return result.html;
    if ('tooLittle' in result)
      throw new TooLittleDataError(
        `The template reads ${result.tooLittle}, which was not loaded.`,
        result.missed === undefined ? undefined : (JSON.parse(result.missed) as Missed[]),
      );
    if ('error' in result) throw templateError(result, modules, this.#limits);
    const mebi = (length: number) => Math.round(length / 1024 / 1024);
    throw new PrintError(
      'SIZE_LIMIT',
      `The template gave ${mebi(result.tooLong)} MiB of HTML for one document; at most ${mebi(HTML_LENGTH_LIMIT)} MiB can be printed.`,
    );
  }

  async #leave(): Promise<boolean> {
    if (this.#hasRealms) {
      const [{ usedSize, backingStorageSize }] = await Promise.all([this.#open.session.send('Runtime.getHeapUsage'), this.#call('renew')]);
      if (usedSize + backingStorageSize > LEFT_BEHIND_LIMIT_BYTES) return false;
    } else {
      await this.#open.goHome();
      await this.#settle();
    }
    return Promise.race([this.#open.lost.then(() => false), Promise.resolve(true)]);
  }

  /** In a page in which nothing has run. */
  async #settle(): Promise<void> {
    this.#sent.clear();
    this.#templates.clear();
    this.#hasRealms = await this.#evaluate<boolean>(`${this.#runtime.host}\n$reportreeHost.hasRealms`);
    await this.#call('renew', this.#runtime.core);
  }

  /** What a template is run with: what the page does not have yet, and what it need not keep. */
  #textsOf(compiled: CompiledTemplate): Pick<JobStart, 'texts' | 'run' | 'forget'> {
    const prefix = this.#templates.get(compiled) ?? `${this.#jobs}/`;
    this.#templates.delete(compiled);
    this.#templates.set(compiled, prefix);
    const sources = new Map<string, string>();
    for (const { name, mention, script } of this.#runtime.onDemand)
      if (compiled.modules.some(({ code }) => mention.test(code)))
        sources.set(name, `$reportreeProvide(${JSON.stringify(name)}, function () { ${script}\n})`);
    // The function's head shares the first line of the code, so that lines agree with the source map.
    for (const { id, code } of compiled.modules)
      sources.set(
        prefix + id,
        `$reportreeDefine(${JSON.stringify(id)}, function (module, exports, require) { ${code}\n})\n//# sourceURL=${URL_PREFIX}${id}`,
      );
    const run = Array.from(sources.keys());
    const texts = Object.fromEntries(Array.from(sources).filter(([name]) => !this.#sent.has(name)));
    for (const name of run) this.#sent.add(name);
    return { run, texts, forget: this.#forgotten() };
  }

  #forgotten(): string[] {
    const [oldest] = this.#templates;
    if (!oldest || this.#templates.size <= KEPT_TEMPLATES) return [];
    this.#templates.delete(oldest[0]);
    const names = Array.from(this.#sent).filter((name) => name.startsWith(oldest[1]));
    for (const name of names) this.#sent.delete(name);
    return names;
  }

  #call<Name extends 'renew' | 'begin' | 'render'>(
    name: Name,
    ...args: Parameters<PageHost[Name]>
  ): Promise<Awaited<ReturnType<PageHost[Name]>>> {
    return this.#evaluate(`$reportreeHost.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  async #evaluate<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.#open.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new PrintError('TEMPLATE', (exceptionDetails.exception?.description ?? exceptionDetails.text).slice(0, ERROR_LENGTH));
    return result.value as Result;
  }
}
