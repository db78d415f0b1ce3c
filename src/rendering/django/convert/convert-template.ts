import type { Diagnostic } from '../../../errors.ts';
import { codeFrame } from '../../code-frame.ts';
import { isUsableTagName } from '../../is-usable-tag-name.ts';
import type { DjangoFile } from '../compile/compile-django.ts';
import type { Libraries } from '../libraries.ts';
import { syntaxOf } from '../syntax/libraries.ts';
import type { Syntax } from '../syntax/parser.ts';
import type { Node, NodeOf } from '../syntax/tree.ts';
import { TemplateError } from '../values/index.ts';
import { flatten, plainText, type FlatTemplate } from './flatten.ts';
import { NodeConverter } from './node-converter.ts';
import type { TemplateType } from './template-type.ts';
import { writeMarko } from './write-marko.ts';

export interface ConversionSource {
  entry: DjangoFile;
  /** All that it may include or extend. */
  files: readonly DjangoFile[];
  libraries: Libraries;
  /** What is known of the variables, by name: the more is known, the simpler is what comes out. */
  variables: ReadonlyMap<string, TemplateType>;
}

export interface ConvertedTemplate {
  /** Marko. */
  content: string;
  /** What it includes, as tags. */
  tags: { name: string; content: string }[];
  /** What has no equivalent, and stands in the template as a comment. */
  warnings: Diagnostic[];
}

/** Writes the Marko equivalent of a template in Django's language. Throws a `TemplateError` that knows its place. */
export function convertTemplate({ entry, files, libraries, variables }: ConversionSource): ConvertedTemplate {
  const conversion = new Conversion(new Map(files.map((file) => [file.name, file])), syntaxOf(libraries));
  const content = conversion.convert(entry, variables);
  return { content, tags: conversion.tags(), warnings: conversion.warnings };
}

/** A template and the tags that its includes become. */
export class Conversion {
  readonly warnings: Diagnostic[] = [];
  readonly #files: ReadonlyMap<string, DjangoFile>;
  readonly #syntax: Syntax;
  /** By file: the name of its tag, and what it became, once it is done. */
  readonly #tags = new Map<string, { tag: string; content: string }>();

  constructor(files: ReadonlyMap<string, DjangoFile>, syntax: Syntax) {
    this.#files = files;
    this.#syntax = syntax;
  }

  tags(): ConvertedTemplate['tags'] {
    return Array.from(this.#tags.values(), ({ tag, content }) => ({ name: `${tag}.marko`, content }));
  }

  convert(file: DjangoFile, variables: ReadonlyMap<string, TemplateType>): string {
    const template = flatten(file, this.#files, this.#syntax);
    const converter = new NodeConverter(this, template, variables);
    const items = converter.whole();
    return writeMarko(items, converter.functions.declarations());
  }

  /** The tag that an include becomes; undefined: its file is not here, or cannot be converted. */
  tagOf(node: NodeOf<'include'>, variables: ReadonlyMap<string, TemplateType>): string | undefined {
    const name = plainText(node.template);
    const file = name === undefined ? undefined : this.#files.get(name);
    if (!file) return undefined;
    const known = this.#tags.get(file.name);
    if (known) return known.tag;
    const tag = this.#newTag(file.name);
    const entry = { tag, content: '' };
    this.#tags.set(file.name, entry);
    try {
      entry.content = this.convert(file, variables);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.#tags.delete(file.name);
      return undefined;
    }
    return tag;
  }

  #newTag(file: string): string {
    const stem = file
      .slice(file.lastIndexOf('/') + 1)
      .replace(/\.\w+$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^[-\d]+|-+$/g, '');
    const taken = new Set(Array.from(this.#tags.values(), ({ tag }) => tag));
    for (let number = 1; ; number++) {
      const tag = [stem || 'part', ...(number > 1 || !isUsableTagName(stem) ? [`part${number > 1 ? number : ''}`] : [])].join('-');
      if (isUsableTagName(tag) && !taken.has(tag)) return tag;
    }
  }

  /** Warns of a tag, and gives how the template says it. */
  warn(message: string, { position }: Node, { fileOf }: FlatTemplate): string {
    const { name, content } = fileOf(position);
    const column = position.column + 1;
    const place = { file: name, line: position.line, column, frame: codeFrame(content, position.line, column) };
    this.warnings.push({ severity: 'WARNING', code: 'NO_EQUIVALENT', message, ...place });
    const line = content.split('\n')[position.line - 1] ?? '';
    return /^\{[%{].*?[%}]\}/.exec(line.slice(position.column))?.[0] ?? '';
  }
}
