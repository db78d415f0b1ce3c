import { SourceMap } from 'node:module';
import type { Browser } from 'playwright-core';
import { PrintError, type Diagnostic } from '../../errors.ts';
import { codeFrame } from '../code-frame.ts';
import type { CompiledTemplate } from '../compile/protocol.ts';
import type { HelperSettings } from '../helpers/settings.ts';
import { HTML_LIMIT_BYTES, memoryLimitError, timeLimitError, within, type Limits } from '../limits.ts';
import { openPage, type OpenPage } from './open-page.ts';

/** An opaque origin without storage, and no way out for anything that a script can ask for. */
const POLICY = "default-src 'none'; sandbox allow-scripts; webrtc 'block'";
const URL_PREFIX = 'template:';
const OUT_OF_MEMORY = /allocation failed|Invalid array buffer length|Invalid typed array length|out of memory/i;

interface Thrown {
  text: string;
  exception?: { description?: string; value?: unknown };
  stackTrace?: { callFrames: { url: string; lineNumber: number; columnNumber: number }[] };
  url?: string;
  lineNumber: number;
  columnNumber: number;
}

/**
 * A page that runs one job's template, and is thrown away with it. The code of a template meets nothing here but its
 * own data and the helpers; what it leaves behind goes with the page.
 */
export class RenderPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  #compiled: CompiledTemplate | undefined;

  private constructor(open: OpenPage, limits: Limits) {
    this.#open = open;
    this.#limits = limits;
  }

  /** Opens a page with the runtime in it; this takes some 70 ms, so one is kept ready. */
  static async open(browser: Browser, runtime: string, limits: Limits): Promise<RenderPage> {
    const open = await openPage(browser, { javaScriptEnabled: true, policy: POLICY, onRequest: (route) => route.abort('blockedbyclient') });
    await open.session.send('Runtime.evaluate', { expression: runtime });
    return new RenderPage(open, limits);
  }

  /** Links the template's modules; nothing of them runs before the first document. */
  async load(compiled: CompiledTemplate, settings: HelperSettings): Promise<void> {
    this.#compiled = compiled;
    const { session } = this.#open;
    await Promise.all([
      session.send('Runtime.evaluate', { expression: `$reportreeConfigure(${JSON.stringify(settings)})` }),
      ...compiled.modules.map(({ id, code }) =>
        // The function's head shares the first line of the code, so that lines agree with the source map.
        session.send('Runtime.evaluate', {
          expression: `$reportreeDefine(${JSON.stringify(id)}, function (module, exports, require) { ${code}\n})\n//# sourceURL=${URL_PREFIX}${id}`,
        }),
      ),
    ]);
  }

  /** The HTML of one document. Throws `PrintError` with the template's own line where the template fails. */
  async render(inputJson: string, signal: AbortSignal): Promise<string> {
    const entry = this.#compiled!.modules[0]!;
    const run = this.#open.session.send('Runtime.evaluate', {
      expression: `$reportreeRender(${JSON.stringify(entry.id)}, ${JSON.stringify(inputJson)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    const lost = this.#open.lost.then((how) => {
      throw how === 'crashed' ? memoryLimitError(this.#limits) : new PrintError('TEMPLATE', 'The template tried to open another page.');
    });
    const { result, exceptionDetails } = await within(
      Promise.race([run, lost]).catch(this.#crashed),
      this.#limits.timeLimitMs,
      signal,
      () => timeLimitError(this.#limits, 'The template'),
    );
    if (exceptionDetails) throw this.#failure(exceptionDetails as Thrown);
    const html = result.value as unknown;
    if (typeof html !== 'string') throw new PrintError('TEMPLATE', 'The template gave no text.');
    if (html.length > HTML_LIMIT_BYTES)
      throw new PrintError(
        'SIZE_LIMIT',
        `The template gave ${Math.round(html.length / 1024 / 1024)} MiB of HTML for one document; at most ${HTML_LIMIT_BYTES / 1024 / 1024} MiB can be printed.`,
      );
    return html;
  }

  /** Ends the page and all that runs in it, whatever it is busy with. */
  async close(): Promise<void> {
    await this.#open.context.close().catch(() => {});
  }

  /** The protocol's own words for a renderer that died under it. */
  readonly #crashed = async (error: Error): Promise<never> => {
    if (/target closed|has been closed|crashed|detached/i.test(error.message)) {
      const browserIsUp = this.#open.context.browser()?.isConnected() ?? false;
      if (browserIsUp) throw memoryLimitError(this.#limits);
    }
    throw error;
  };

  #failure(thrown: Thrown): PrintError {
    const description = thrown.exception?.description ?? String(thrown.exception?.value ?? thrown.text);
    const message = description.split('\n    at ')[0]!.replace(/^(Uncaught )?(\(in promise\) )?/, '');
    if (OUT_OF_MEMORY.test(message)) return memoryLimitError(this.#limits);
    const diagnostic: Diagnostic = { severity: 'ERROR', code: 'RUNTIME', message, ...this.#placeOf(thrown, description) };
    const place =
      diagnostic.file === undefined ? '' : `${diagnostic.file}${diagnostic.line === undefined ? '' : `, line ${diagnostic.line}`}: `;
    return new PrintError('TEMPLATE', `${place}${message}`, [diagnostic]);
  }

  /** The innermost place of the stack that is in a template, mapped back to what its author wrote. */
  #placeOf(thrown: Thrown, description: string): Partial<Diagnostic> {
    const frames = thrown.stackTrace?.callFrames ?? [];
    const fromText = Array.from(description.matchAll(/template:([^\s()]+?):(\d+):(\d+)/g), ([, id, line, column]) => ({
      url: `${URL_PREFIX}${id}`,
      lineNumber: Number(line) - 1,
      columnNumber: Number(column) - 1,
    }));
    for (const { url, lineNumber, columnNumber } of [...fromText, ...frames]) {
      const module = url.startsWith(URL_PREFIX) ? this.#compiled?.modules.find(({ id }) => id === url.slice(URL_PREFIX.length)) : undefined;
      if (!module) continue;
      const entry = new SourceMap(JSON.parse(module.map) as ConstructorParameters<typeof SourceMap>[0]).findEntry(lineNumber, columnNumber);
      if (!('originalLine' in entry)) continue;
      const line = entry.originalLine + 1;
      const column = entry.originalColumn + 1;
      return { file: module.file, line, column, frame: codeFrame(module.source, line, column) };
    }
    return {};
  }
}
