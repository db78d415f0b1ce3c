import { applyFilter, type Filter } from '../filters/filter.ts';
import type { Libraries } from '../libraries.ts';
import { output } from '../output.ts';
import type { SimpleTag } from '../simple-tag.ts';
import { strip } from '../values/string-methods.ts';
import {
  PyError,
  PyFloat,
  requireLength,
  SafeString,
  TemplateSyntaxError,
  typeError,
  isText,
  str,
  typeName,
  type Place,
  type Value,
} from '../values/index.ts';
import { operators, test } from './conditions.ts';
import type { Context } from './context.ts';
import { lookup, lookupRequired } from './lookup.ts';
import { ifChanged, loop } from './loop.ts';
import { ask, blockTranslate, lookUpMessage, translate, within } from './tags/languages.ts';
import { cache, prefix, simpleTag, staticFile, url } from './tags/server.ts';
import { lorem } from './tags/lorem.ts';
import { regroup } from './tags/regroup.ts';
import { cycle, firstOf, now, resetCycle, widthRatio, type Lazy } from './tags/values.ts';
import { printBlock, extend, include, type Body, type Program, type Template } from './template.ts';

const calls = {
  ask,
  apply: applyFilter,
  block: printBlock,
  blockTranslate,
  cache,
  cycle,
  extend,
  firstOf,
  ifChanged,
  include,
  lookup,
  lookupRequired,
  loop,
  lorem,
  message: lookUpMessage,
  now,
  operators,
  output,
  prefix,
  regroup,
  resetCycle,
  simpleTag,
  staticFile,
  test,
  translate,
  url,
  widthRatio,
  within,

  /** A value where a look-up found one, and what stands for it where it did not. */
  or(value: Value | undefined, fallback: Value): Value {
    return value === undefined ? fallback : value;
  },
  safe: (text: string) => new SafeString(text),
  float: (value: number) => new PyFloat(value),

  /** `{% with %}` */
  bind(context: Context, names: readonly string[], values: readonly Value[], body: Body): string {
    const scope = new Map(names.map((name, index) => [name, values[index]!]));
    return context.scoped(scope, () => body(context));
  },

  /** `{% filter %}` */
  filtered(context: Context, body: Body, chain: Lazy): string {
    const { at } = context;
    const text = new SafeString(bounded(body(context)));
    context.at = at;
    const result = context.scoped(new Map<string, Value>([['var', text]]), () => chain(context));
    if (!isText(result)) throw typeError(`sequence item 0: expected str instance, ${typeName(result)} found`);
    return str(result);
  },

  /** `{% spaceless %}`: takes out white space between tags. */
  spaceless: (text: string) => strip(bounded(text)).replaceAll(/>\s+</g, '><'),

  template: (name: string, template: Omit<Template, 'name'>): Template => ({ name, ...template }),

  /** A file that does not compile: its error comes when something asks for it. */
  broken(type: string, message: string, place: Place): never {
    const error = type === 'TemplateSyntaxError' ? new TemplateSyntaxError(message) : new PyError(type, message);
    error.place = place;
    throw error;
  },

  program: (entry: string, templates: [name: string, load: () => Template][]): Program => ({ entry, templates: new Map(templates) }),
};

/** A text that goes on being worked with. */
function bounded(text: string): string {
  requireLength(text.length);
  return text;
}

/** What the code of a template calls; compile/emit-nodes.ts alone says its names. The libraries are those that it was compiled with. */
export function createRuntime(libraries: Libraries) {
  return {
    ...calls,
    filter: (library: string, name: string): Filter => found(libraries[library]?.filters, name),
    tag: (library: string, name: string): SimpleTag => found(libraries[library]?.simpleTags, name),
  };
}

function found<T>(all: Readonly<Record<string, T>> | undefined, name: string): T {
  const one = all && Object.hasOwn(all, name) ? all[name] : undefined;
  if (one === undefined) throw new Error(`The runtime knows no '${name}'.`);
  return one;
}
