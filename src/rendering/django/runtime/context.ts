import type { DjangoSettings, PyDateTime, RenderState, TimeZone, Value } from '../values/index.ts';
import type { Block, Program } from './template.ts';

/** Names that one tag, one round of a loop, or one include brings in. */
interface Scope {
  readonly names: Map<string, Value>;
  readonly outer: Scope | null;
}

/** What a document's tags remember while one template of it is rendered: each include starts with a new one. */
export class Memory {
  /** The blocks that extending templates bring, by name; the one that is printed is last. Null: nothing extends. */
  blocks: Map<string, Block[]> | null = null;
  /** Names of the templates that extend one another so far. */
  readonly extended: string[];
  /** Of tags, by their key. */
  readonly states = new Map<string, unknown>();

  constructor(template: string) {
    this.extended = [template];
  }
}

export interface RenderOptions {
  settings: DjangoSettings;
  /** The clock of the print: aware. */
  now: PyDateTime;
  /** Default true. */
  autoescape?: boolean;
}

/** What `{% if True %}` finds, before all that the data holds. */
const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** The state of one rendering: names and what they stand for, and what decides how values print. */
export class Context implements RenderState {
  readonly program: Program;
  readonly settings: DjangoSettings;
  readonly now: PyDateTime;
  timeZone: TimeZone;
  language: string;
  useL10n: boolean | null = null;
  useTz: boolean | null = null;
  autoescape: boolean;
  memory: Memory;
  /** Where the tag stands that is being printed, as `placeNumber` packs it. */
  at = 0;
  /** How many templates are being rendered within one another. */
  depth = 0;
  /** What `{% cache %}` keeps, for this one document. */
  readonly cached = new Map<string, string>();
  #scope: Scope;

  constructor(program: Program, data: ReadonlyMap<string, Value>, { settings, now, autoescape = true }: RenderOptions) {
    this.program = program;
    this.settings = settings;
    this.now = now;
    this.timeZone = settings.timeZone;
    this.language = settings.languageCode;
    this.autoescape = autoescape;
    this.memory = new Memory(program.entry);
    this.#scope = rootScope(data);
  }

  get(name: string): Value | undefined {
    for (let scope: Scope | null = this.#scope; scope; scope = scope.outer) {
      const value = scope.names.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(name: string, value: Value): void {
    this.#scope.names.set(name, value);
  }

  /** Sets it where it is set already, however far out; here where it is nowhere. */
  setUpward(name: string, value: Value): void {
    let scope: Scope | null = this.#scope;
    while (scope && !scope.names.has(name)) scope = scope.outer;
    (scope ?? this.#scope).names.set(name, value);
  }

  /** Runs `work` with names of its own. */
  scoped<T>(names: Map<string, Value>, work: () => T): T {
    return this.#within({ names, outer: this.#scope }, work);
  }

  /** Runs `work` with these names and no others. */
  isolated<T>(names: ReadonlyMap<string, Value>, work: () => T): T {
    return this.#within(rootScope(names), work);
  }

  #within<T>(scope: Scope, work: () => T): T {
    const before = this.#scope;
    this.#scope = scope;
    try {
      return work();
    } finally {
      this.#scope = before;
    }
  }

  /** All names, from the outermost scope in: what an error shows. */
  scopes(): Map<string, Value>[] {
    const scopes: Map<string, Value>[] = [];
    for (let scope: Scope | null = this.#scope; scope; scope = scope.outer) scopes.unshift(scope.names);
    return scopes;
  }
}

function rootScope(names: ReadonlyMap<string, Value>): Scope {
  return { names: new Map(names), outer: { names: new Map(CONSTANTS), outer: null } };
}
