import { catalog } from '../../helpers/catalog.ts';
import { FUNCTIONS, js, type JsValue } from './js-value.ts';
import { UNKNOWN, type TemplateType } from './template-type.ts';

const RESERVED = new Set([
  ...'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in input instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  ),
  ...'Array Boolean JSON Math Number Object Set String date encodeURI'.split(' '),
  ...catalog.flatMap(({ entries }) => entries.map(({ name }) => name)),
  ...Object.keys(FUNCTIONS),
]);

/** A loop that is being walked, as `forloop` tells of it. Its names are asked for where they are used. */
export interface Loop {
  index(): string;
  /** The whole list. */
  rows(): string;
  parent: Loop | undefined;
}

/** A name that was bound where Marko's is not seen any more. */
const LOST = Symbol('lost');

/** The names of a template: which JavaScript is behind each. */
export class Scope {
  readonly variables: ReadonlyMap<string, TemplateType>;
  readonly warn: (message: string) => void;
  loop: Loop | undefined;
  readonly #maps: Map<string, JsValue | typeof LOST>[] = [new Map()];
  readonly #taken = new Set(RESERVED);

  /** `warn` is told of what a template in Marko is not given. */
  constructor(variables: ReadonlyMap<string, TemplateType>, warn: (message: string) => void) {
    this.variables = variables;
    this.warn = warn;
  }

  /** A name that nothing else has, like `wanted`. */
  newName(wanted: string): string {
    const base = wanted.replaceAll(/[^\w$]+/g, '').replace(/^\d+/, '') || 'value';
    let name = base;
    for (let number = 2; this.#taken.has(name); number++) name = `${base}${number}`;
    this.#taken.add(name);
    return name;
  }

  bind(name: string, value: JsValue): void {
    this.#maps.at(-1)!.set(name, value);
  }

  within<T>(work: () => T): T {
    this.#maps.push(new Map());
    try {
      return work();
    } finally {
      this.#maps.pop();
    }
  }

  /** Django's `if` is no scope of names and Marko's is: what is bound in it is not seen behind it. */
  withinBranch<T>(work: () => T): T {
    const before = this.#maps.at(-1)!;
    this.#maps[this.#maps.length - 1] = new Map(before);
    try {
      return work();
    } finally {
      const inside = this.#maps.at(-1)!;
      for (const [name, value] of inside) if (before.get(name) !== value) before.set(name, LOST);
      this.#maps[this.#maps.length - 1] = before;
    }
  }

  /** Undefined: it was bound, and is out of reach. */
  lookUp(name: string): JsValue | undefined {
    const found = this.#maps.findLast((map) => map.has(name))?.get(name);
    if (found === LOST) return undefined;
    if (found) return found;
    const access = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `input.${name}` : `input[${JSON.stringify(name)}]`;
    return js(access, this.variables.get(name) ?? UNKNOWN);
  }

  /** The names that are bound here, with what is behind them. */
  bound(): [string, JsValue][] {
    const all = new Map(this.#maps.flatMap((map) => [...map]));
    return [...all].filter((entry): entry is [string, JsValue] => entry[1] !== LOST);
  }
}
