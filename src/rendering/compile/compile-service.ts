import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import markoPackage from '@marko/compiler/package.json' with { type: 'json' };
import { PrintError, type Diagnostic } from '../../errors.ts';
import type { TemplateSource } from '../engine.ts';
import { within } from '../limits.ts';
import { Pool } from '../pool.ts';
import { languageOf } from '../template-language.ts';
import { DjangoCompiler } from './django-compiler.ts';
import type { CompileAnswer, CompiledTemplate } from './protocol.ts';
import { startCompiler } from './start-compiler.ts';

/** 10,000 tags take 4 s; what takes longer than this is no template. */
const TIME_LIMIT_MS = 20_000;
/** More at the same time would only make each other late. */
const AT_ONCE = Math.max(2, availableParallelism());
/** Compiled templates kept in memory: a few hundred kilobytes each. */
const KEPT = 50;
/** Part of the cache's key: raise it when compiled templates of an older version cannot be run any more. */
const FORMAT = `5 ${markoPackage.version}`;

/**
 * Compiles templates, each in a process of its own that may read its own code and nothing else, and keeps what came out,
 * in memory and on disk, by the content of all that went in.
 */
export class CompileService {
  readonly #cacheDir: string;
  readonly #kept = new Map<string, CompileAnswer>();
  readonly #children = new Set<ChildProcessWithoutNullStreams>();
  #spare: ChildProcessWithoutNullStreams | undefined;
  readonly #django = new DjangoCompiler();
  /** Each process compiles one template, so that none can leave anything behind for the next. */
  readonly #turns = new Pool<ChildProcessWithoutNullStreams>({
    size: AT_ONCE,
    open: () => {
      const process = this.#spare ?? this.#start();
      this.#spare = undefined;
      return Promise.resolve(process);
    },
    renew: () => Promise.resolve(false),
    close: (process) => {
      process.kill('SIGKILL');
      this.warmUp();
    },
  });
  #closed = false;

  constructor(cacheDir: string) {
    this.#cacheDir = join(cacheDir, 'templates');
  }

  /** Starts a compiler ahead of its use: that takes 0.4 s. */
  warmUp(): void {
    if (!this.#closed) this.#spare ??= this.#start();
  }

  /** The compiled template, or what is wrong with it. */
  async compile(source: TemplateSource, signal: AbortSignal): Promise<CompileAnswer> {
    const key = createHash('sha256')
      .update(JSON.stringify([FORMAT, source]))
      .digest('hex');
    const known = this.#kept.get(key) ?? (await this.#read(key));
    const answer = known ?? (await this.#ask(source, signal));
    // A limit may be the machine's fault, which is another the next time.
    if ('compiled' in answer || answer.diagnostics.every(({ code }) => code !== 'TIME_LIMIT' && code !== 'TOO_LARGE'))
      this.#keep(key, answer);
    if (!known && 'compiled' in answer) await this.#write(key, answer);
    return answer;
  }

  /** As `compile`, throwing `PrintError` for a template that does not. */
  async compiled(source: TemplateSource, signal: AbortSignal): Promise<CompiledTemplate> {
    const answer = await this.compile(source, signal);
    if ('compiled' in answer) return answer.compiled;
    const [first] = answer.diagnostics;
    const place = first?.file === undefined ? '' : `${first.file}${first.line === undefined ? '' : `, line ${first.line}`}: `;
    throw new PrintError('TEMPLATE', `The template does not compile. ${place}${first?.message ?? ''}`, answer.diagnostics);
  }

  close(): void {
    this.#closed = true;
    this.#django.close();
    for (const process of this.#children) process.kill('SIGKILL');
  }

  /** Throws the signal's reason. */
  async #ask(source: TemplateSource, signal: AbortSignal): Promise<CompileAnswer> {
    const late = () => new PrintError('TIME_LIMIT', `Compiling the template took longer than ${TIME_LIMIT_MS / 1000} s and was stopped.`);
    try {
      const answer =
        languageOf(source.name) === 'django'
          ? await this.#django.compile(source, TIME_LIMIT_MS, signal, late)
          : await this.#turns.use(signal, (process) => askProcess(process, source, signal, late));
      return answer ?? { diagnostics: [tooMuch(source)] };
    } catch (error) {
      if (error instanceof PrintError)
        return { diagnostics: [{ severity: 'ERROR', code: 'TIME_LIMIT', message: error.message, file: source.name }] };
      throw error;
    }
  }

  #start(): ChildProcessWithoutNullStreams {
    const started = startCompiler();
    started.on('error', () => {});
    this.#children.add(started);
    started.once('exit', () => {
      this.#children.delete(started);
      if (this.#spare === started) this.#spare = undefined;
    });
    started.unref();
    return started;
  }

  #keep(key: string, answer: CompileAnswer): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
  }

  async #read(key: string): Promise<CompileAnswer | undefined> {
    try {
      return JSON.parse(await readFile(join(this.#cacheDir, `${key}.json`), 'utf8')) as CompileAnswer;
    } catch {
      return undefined;
    }
  }

  async #write(key: string, answer: CompileAnswer): Promise<void> {
    const path = join(this.#cacheDir, `${key}.json`);
    const draft = `${path}.${process.pid}.tmp`;
    try {
      await mkdir(this.#cacheDir, { recursive: true });
      await writeFile(draft, JSON.stringify(answer));
      await rename(draft, path);
    } catch {
      await rm(draft, { force: true }); // a cache that cannot be written costs time, and nothing else
    }
  }
}

/** Undefined: it ended without a word. */
async function askProcess(
  process: ChildProcessWithoutNullStreams,
  source: TemplateSource,
  signal: AbortSignal,
  late: () => Error,
): Promise<CompileAnswer | undefined> {
  process.stdin.on('error', () => {}); // it ended before it read everything: its output says more
  process.stdin.end(JSON.stringify(source));
  const output = await within(text(process.stdout), TIME_LIMIT_MS, signal, late);
  const answer = output.slice(output.indexOf('\n') + 1);
  return answer ? (JSON.parse(answer) as CompileAnswer) : undefined;
}

function tooMuch(source: TemplateSource): Diagnostic {
  return {
    severity: 'ERROR',
    code: 'TOO_LARGE',
    message: 'The template is too large or too deeply nested to be compiled.',
    file: source.name,
  };
}
