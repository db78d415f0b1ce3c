import { quoted, TemplateSyntaxError } from '../../values/index.ts';
import { takeBindings } from '../arguments.ts';
import type { LoadableLibrary, Parser, TagParser } from '../parser.ts';
import { relativeName } from '../relative-name.ts';
import { splitContents, splitWords } from '../split-contents.ts';
import { everyNode, type Binding } from '../tree.ts';

export const parseExtends: TagParser = (parser, { contents }) => {
  const bits = splitContents(contents);
  if (bits.length !== 2) throw new TemplateSyntaxError("'extends' takes one argument");
  const parent = parser.expression(relativeName(parser.templateName, bits[1]!, { mayRecurse: false }));
  const body = parser.parse([]);
  for (const { type } of everyNode(body))
    if (type === 'extends') throw new TemplateSyntaxError("'extends' cannot appear more than once in the same template");
  return { type: 'extends', parent, body };
};

export const parseBlock: TagParser = (parser, { contents }) => {
  const bits = splitWords(contents);
  if (bits.length !== 2) throw new TemplateSyntaxError("'block' tag takes only one argument");
  const name = bits[1]!;
  if (parser.blockNames.has(name)) throw new TemplateSyntaxError(`'block' tag with name '${name}' appears more than once`);
  parser.blockNames.add(name);
  const body = parser.parse(['endblock']);
  const end = parser.nextToken();
  if (end.contents !== 'endblock' && end.contents !== `endblock ${name}`)
    throw parser.invalidTag(end, 'endblock', ['endblock', `endblock ${name}`]);
  return { type: 'block', name, body };
};

export const parseInclude: TagParser = (parser, { contents }) => {
  const [tag, template, ...bits] = splitContents(contents);
  if (template === undefined)
    throw new TemplateSyntaxError(`'${tag}' tag takes at least one argument: the name of the template to be included.`);
  const seen = new Set<string>();
  let bindings: Binding[] = [];
  while (bits.length > 0) {
    const option = bits.shift()!;
    if (seen.has(option)) throw new TemplateSyntaxError(`The ${quoted(option)} option was specified more than once.`);
    seen.add(option);
    if (option === 'with') {
      bindings = takeBindings(bits, parser, { legacy: false });
      if (bindings.length === 0) throw new TemplateSyntaxError(`"with" in '${tag}' tag needs at least one keyword argument.`);
    } else if (option !== 'only') throw new TemplateSyntaxError(`Unknown argument for '${tag}' tag: ${quoted(option)}.`);
  }
  const name = relativeName(parser.templateName, template, { mayRecurse: true });
  return { type: 'include', template: parser.expression(name), bindings, isIsolated: seen.has('only') };
};

export const parseLoad: TagParser = (parser, { contents }) => {
  const bits = splitWords(contents);
  if (bits.length >= 4 && bits.at(-2) === 'from') {
    const name = bits.at(-1)!;
    parser.addLibrary(name, pick(findLibrary(parser, name), name, bits.slice(1, -2)));
  } else for (const name of bits.slice(1)) parser.addLibrary(name, findLibrary(parser, name));
  return null;
};

function findLibrary({ syntax: { libraries } }: Parser, name: string): LoadableLibrary {
  const library = libraries.get(name);
  if (library) return library;
  const known = [...libraries.keys()].toSorted();
  throw new TemplateSyntaxError(`'${name}' is not a registered tag library. Must be one of:\n${known.join('\n')}`);
}

function pick({ tags, filters }: LoadableLibrary, library: string, names: string[]): LoadableLibrary {
  for (const name of names)
    if (!Object.hasOwn(tags, name) && !Object.hasOwn(filters, name))
      throw new TemplateSyntaxError(`'${name}' is not a valid tag or filter in tag library '${library}'`);
  const only = <T>(all: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  return { tags: only(tags), filters: only(filters) };
}
