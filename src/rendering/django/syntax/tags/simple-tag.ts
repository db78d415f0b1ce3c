import type { SimpleTag } from '../../simple-tag.ts';
import { TemplateSyntaxError } from '../../values/index.ts';
import { takeAsName, takeBindings } from '../arguments.ts';
import type { TagParser } from '../parser.ts';
import { splitContents } from '../split-contents.ts';
import type { Binding, Expression } from '../tree.ts';

/** Reads a tag that is a function: its arguments by place and by name, and `as name`. */
export function parseSimpleTag(library: string, name: string, tag: SimpleTag): TagParser {
  return (parser, { contents }) => {
    const bits = splitContents(contents).slice(1);
    const asName = takeAsName(bits);
    const positional: Expression[] = [];
    const keywords = new Map<string, Binding>();
    const missing = new MissingArguments(name, tag);
    for (const bit of bits) {
      const [binding] = takeBindings([bit], parser, { legacy: false });
      if (binding) {
        missing.takeKeyword(binding.name, keywords.has(binding.name));
        keywords.set(binding.name, binding);
      } else {
        if (keywords.size > 0)
          throw new TemplateSyntaxError(`'${name}' received some positional argument(s) after some keyword argument(s)`);
        positional.push(parser.expression(bit));
        missing.takePositional();
      }
    }
    missing.check();
    return { type: 'simpleTag', library, name, positional, keywords: [...keywords.values()], asName };
  };
}

/** What a tag still waits for, as Django counts it. */
class MissingArguments {
  readonly #name: string;
  readonly #tag: SimpleTag;
  readonly #parameters: string[];
  readonly #keywordOnly: string[];

  constructor(name: string, tag: SimpleTag) {
    this.#name = name;
    this.#tag = tag;
    this.#parameters = tag.parameters.map((parameter) => parameter.name);
    this.#keywordOnly = (tag.keywordOnly ?? []).filter((parameter) => parameter.default === undefined).map((parameter) => parameter.name);
  }

  takeKeyword(keyword: string, isRepeated: boolean): void {
    const { parameters, keywordOnly = [], takesKeywords = false } = this.#tag;
    if (!takesKeywords && ![...parameters, ...keywordOnly].some((parameter) => parameter.name === keyword))
      throw new TemplateSyntaxError(`'${this.#name}' received unexpected keyword argument '${keyword}'`);
    if (isRepeated) throw new TemplateSyntaxError(`'${this.#name}' received multiple values for keyword argument '${keyword}'`);
    for (const names of [this.#parameters, this.#keywordOnly]) {
      const index = names.indexOf(keyword);
      if (index !== -1) names.splice(index, 1);
    }
  }

  takePositional(): void {
    if (this.#parameters.shift() === undefined && !this.#tag.takesRest)
      throw new TemplateSyntaxError(`'${this.#name}' received too many positional arguments`);
  }

  check(): void {
    const optional = this.#tag.parameters.filter((parameter) => parameter.default !== undefined).length;
    const missing = [...this.#parameters.slice(0, Math.max(0, this.#parameters.length - optional)), ...this.#keywordOnly];
    if (missing.length === 0) return;
    const names = missing.map((name) => `'${name}'`).join(', ');
    throw new TemplateSyntaxError(`'${this.#name}' did not receive value(s) for the argument(s): ${names}`);
  }
}
