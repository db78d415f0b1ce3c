import { PrintError } from '../../errors.ts';
import type { CompiledTemplate } from '../compile/protocol.ts';
import { TooLittleDataError, type Gaps } from '../gaps.ts';
import type { RenderResult } from '../helpers/page-runtime.ts';
import type { RuntimeName } from '../helpers/on-demand.ts';
import type { HelperSettings } from '../helpers/settings.ts';
import { memoryLimitError, timeLimitError, within, type Limits } from '../limits.ts';
import { templateError, URL_PREFIX } from '../template-error.ts';
import type { RunningBrowser } from './browser-supervisor.ts';
import { OpenPage, type Loss } from './open-page.ts';

/** An opaque origin, so no storage of any kind; no frames, windows, workers or forms; and no way out for anything that a script can ask for. */
const POLICY = "default-src 'none'; sandbox allow-scripts; webrtc 'block'";
/** The HTML that one document may give, in UTF-16 units; Chromium takes several times as much memory to lay it out. */
const HTML_LENGTH_LIMIT = 64 * 1024 * 1024;
const RESET_TIME_LIMIT_MS = 2_000;

/** The scripts of src/rendering/helpers, bundled. */
export interface RenderRuntime {
  core: string;
  /** The larger part, and seldom needed: each is there where the code of a template or of one of its tags mentions it. */
  onDemand: { name: RuntimeName; mention: RegExp; script: string }[];
}

/**
 * A page that runs one job's template at a time. Between two jobs it goes to an empty document: the scripts, globals and timers
 * of the one before are gone, and its opaque origin with all that could be kept under it. A new browser context for each job
 * would cost 50 to 100 ms of both cores; this costs 10, beside the printing. What failed, and what has served often, is closed.
 */
export class RenderPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  readonly #runtime: RenderRuntime;
  #compiled: CompiledTemplate | undefined;
  #linked: Promise<unknown> = Promise.resolve();
  #jobs = 0;

  private constructor(open: OpenPage, runtime: RenderRuntime, limits: Limits) {
    this.#open = open;
    this.#runtime = runtime;
    this.#limits = limits;
  }

  static async open(running: RunningBrowser, runtime: RenderRuntime, limits: Limits): Promise<RenderPage> {
    const page = new RenderPage(await OpenPage.open(running, { javaScriptEnabled: true, policy: POLICY }), runtime, limits);
    await page.#evaluate(runtime.core);
    return page;
  }

  /** How many jobs it has served. */
  get jobs(): number {
    return this.#jobs;
  }

  /** Links the template's modules; nothing of them runs before the first document, and nothing is waited for. */
  load(compiled: CompiledTemplate, settings: HelperSettings, gaps: Gaps | undefined): void {
    this.#jobs++;
    this.#compiled = compiled;
    const modules = compiled.modules.map(({ id, code }) =>
      // The function's head shares the first line of the code, so that lines agree with the source map.
      this.#evaluate(
        `$reportreeDefine(${JSON.stringify(id)}, function (module, exports, require) { ${code}\n})\n//# sourceURL=${URL_PREFIX}${id}`,
      ),
    );
    const wanted = this.#runtime.onDemand.filter(({ mention }) => compiled.modules.some(({ code }) => mention.test(code)));
    const provided = wanted.map(({ name, script }) =>
      this.#evaluate(`$reportreeProvide(${JSON.stringify(name)}, function () { ${script}\n})`),
    );
    this.#linked = Promise.all([
      ...provided,
      this.#evaluate(`$reportreeConfigure(${JSON.stringify(settings)}, ${JSON.stringify(gaps)})`),
      ...modules,
    ]);
    this.#linked.catch(() => {}); // told by the first document
  }

  /** The HTML of the first of the documents: of one at least, and of more where they take no time. Throws `PrintError` with the template's own line where it fails. */
  async render(inputsJson: string[], signal: AbortSignal): Promise<string[]> {
    const compiled = this.#compiled!;
    const entry = compiled.modules[0]!.id;
    const run = this.#evaluate<RenderResult[]>(
      `$reportreeRender(${JSON.stringify(entry)}, ${JSON.stringify(inputsJson)}, ${HTML_LENGTH_LIMIT})`,
    );
    const lost = this.#open.lost.then((how) => {
      throw this.#lossError(how);
    });
    const done = Promise.all([run, this.#linked]).catch(async (error: unknown) => {
      const how = await this.#open.lostSoon();
      throw how ? this.#lossError(how) : error;
    });
    const work = Promise.race([done, lost]);
    const [results] = await within(work, this.#limits.timeLimitMs, signal, () => timeLimitError(this.#limits, 'The template'));
    return results.map((result) => this.#htmlOf(result, compiled));
  }

  /** Leaves the job behind. False: the page cannot be used for another one. */
  async reset(): Promise<boolean> {
    this.#compiled = undefined;
    const reset = this.#open.goHome().then(() => this.#evaluate(this.#runtime.core));
    const late = () => new Error('The page does not answer.');
    const isLost = Promise.race([this.#open.lost.then(() => true), Promise.resolve(false)]);
    return within(reset, RESET_TIME_LIMIT_MS, new AbortController().signal, late).then(
      async () => !(await isLost),
      () => false,
    );
  }

  /** Ends the page and all that runs in it, whatever it is busy with. */
  close(): Promise<void> {
    return this.#open.close();
  }

  #lossError(how: Loss): Error {
    if (how === 'crashed') return memoryLimitError(this.#limits);
    if (how === 'navigated') return new PrintError('TEMPLATE', 'The template tried to open another page.');
    return new Error('The page was ended while the template ran.');
  }

  #htmlOf(result: RenderResult, { modules }: CompiledTemplate): string {
    if ('html' in result) return result.html;
    if ('tooLittle' in result) throw new TooLittleDataError(`The template reads ${result.tooLittle}, which it does not mention.`);
    if ('error' in result) throw templateError(result.error, result.stack, modules, this.#limits);
    const mebi = (length: number) => Math.round(length / 1024 / 1024);
    throw new PrintError(
      'SIZE_LIMIT',
      `The template gave ${mebi(result.tooLong)} MiB of HTML for one document; at most ${mebi(HTML_LENGTH_LIMIT)} MiB can be printed.`,
    );
  }

  async #evaluate<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.#open.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      return [{ error: (exceptionDetails.exception?.description ?? exceptionDetails.text).slice(0, 2000), stack: '' }] as Result;
    return result.value as Result;
  }
}
