import { typeError, type RenderState, type Value } from './values/index.ts';

export interface Parameter {
  name: string;
  /** What it is where the template does not give it; undefined: the template has to. */
  default?: Value;
}

/** What a template gives to a simple tag. */
export interface GivenArguments {
  /** Every parameter by its name. */
  named: Readonly<Record<string, Value>>;
  /** Beyond the parameters, where the tag takes them. */
  rest: readonly Value[];
  /** Of other names, where the tag takes them. */
  keywords: ReadonlyMap<string, Value>;
}

/** What a tag can see and change: how values print, and the names of its place. */
export interface TagContext extends RenderState {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
}

/** A tag that is a function: `{% name value option=value as result %}`. What it gives is escaped unless it is marked safe. */
export interface SimpleTag {
  parameters: readonly Parameter[];
  /** Those that are given by name only. */
  keywordOnly?: readonly Parameter[];
  /** More arguments than there are parameters. */
  takesRest?: boolean;
  /** Keywords of any name. */
  takesKeywords?: boolean;
  /** Members of records that it reads, though the template does not name them. */
  reads?: readonly string[];
  /** Throws a `TemplateError`. */
  run(args: GivenArguments, context: TagContext): Value;
}

/** Finds which value belongs to which parameter. Throws `TypeError` where one is given twice, or not at all. */
export function bindArguments(
  name: string,
  tag: SimpleTag,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): GivenArguments {
  const named: Record<string, Value> = {};
  const others = new Map(keywords);
  for (const [index, parameter] of tag.parameters.entries()) {
    if (index < positional.length) {
      if (others.has(parameter.name)) throw typeError(`${name}() got multiple values for argument '${parameter.name}'`);
      named[parameter.name] = positional[index]!;
    } else named[parameter.name] = takeNamed(name, parameter, others);
  }
  for (const parameter of tag.keywordOnly ?? []) named[parameter.name] = takeNamed(name, parameter, others);
  return { named, rest: positional.slice(tag.parameters.length), keywords: others };
}

function takeNamed(tag: string, parameter: Parameter, keywords: Map<string, Value>): Value {
  const value = keywords.get(parameter.name) ?? (keywords.has(parameter.name) ? null : parameter.default);
  if (value === undefined) throw typeError(`${tag}() missing 1 required positional argument: '${parameter.name}'`);
  keywords.delete(parameter.name);
  return value;
}
