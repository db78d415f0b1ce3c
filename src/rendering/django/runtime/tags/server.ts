import { conditionalEscape } from '../../escape.ts';
import { bindArguments, type SimpleTag } from '../../simple-tag.ts';
import {
  isPyError,
  isText,
  PyError,
  quoted,
  repr,
  SafeString,
  str,
  TemplateSyntaxError,
  toInt,
  typeError,
  typeName,
  VariableDoesNotExist,
  type Value,
} from '../../values/index.ts';
import type { Context } from '../context.ts';
import type { Body } from '../template.ts';
import { keepOrPrint, type Lazy } from './values.ts';

/** `{% name … %}`, a tag that is a function. */
export function simpleTag(
  context: Context,
  name: string,
  tag: SimpleTag,
  positional: readonly Value[],
  names: readonly string[],
  values: readonly Value[],
  asName: string | null,
): string {
  const keywords = new Map(names.map((keyword, index) => [keyword, values[index]!]));
  const result = tag.run(bindArguments(name, tag, positional, keywords), context);
  if (asName !== null) {
    context.set(asName, result);
    return '';
  }
  return context.autoescape ? conditionalEscape(result) : str(result);
}

/** `{% cache %}`: within one document, what is cached is printed once and then repeated. */
export function cache(context: Context, expires: Lazy, fragment: string, vary: (context: Context) => Value[], body: Body): string {
  requireTimeout(context, expires);
  const key = JSON.stringify([fragment, ...vary(context).map(str)]);
  const known = context.cached.get(key);
  if (known !== undefined) return known;
  const output = body(context);
  context.cached.set(key, output);
  return output;
}

function requireTimeout(context: Context, expires: Lazy): void {
  const value = readTimeout(context, expires);
  if (value === null) return;
  try {
    toInt(value);
  } catch (error) {
    if (!isPyError(error, 'ValueError', 'TypeError')) throw error;
    throw new TemplateSyntaxError(`"cache" tag got a non-integer timeout value: ${repr(value)}`);
  }
}

function readTimeout(context: Context, expires: Lazy): Value {
  try {
    return expires(context);
  } catch (error) {
    if (!(error instanceof VariableDoesNotExist)) throw error;
    throw new TemplateSyntaxError(`"cache" tag got an unknown variable: ${quoted(error.message)}`);
  }
}

/** `{% url %}`: a report has no pages to lead to. With `as name`, an address that is not there is empty. */
export function url(context: Context, view: Value, asName: string | null): string {
  if (asName === null)
    throw new PyError(
      'NoReverseMatch',
      `Reverse for '${str(view)}' not found. '${str(view)}' is not a valid view function or pattern name.`,
    );
  context.set(asName, '');
  return '';
}

/** `{% static %}` */
export function staticFile(context: Context, path: Value, asName: string | null): string {
  if (!isText(path)) throw typeError(`quote_from_bytes() expected bytes, not ${typeName(path)}`);
  const address = joinAddress(prefixOf(context, 'static'), quotePath(str(path)));
  return keepOrPrint(context, context.autoescape ? new SafeString(conditionalEscape(address)) : address, asName);
}

/** `{% get_static_prefix %}` */
export function prefix(context: Context, of: 'static' | 'media', asName: string | null): string {
  return keepOrPrint(context, prefixOf(context, of), asName);
}

function prefixOf({ settings }: Context, of: 'static' | 'media'): string {
  return (of === 'static' ? settings.staticUrl : settings.mediaUrl) ?? '/';
}

/** Letters, digits and `_.-~/` stay, all else becomes `%xx`. */
function quotePath(path: string): string {
  return encodeURIComponent(path.toWellFormed())
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A path below a prefix; one that begins with a slash stands for itself. Steps that are empty, `.` or `..` are walked. */
function joinAddress(base: string, path: string): string {
  if (path === '') return base;
  if (path.startsWith('//')) return path;
  const [, origin = '', folder = ''] = /^([a-z][a-z\d+.-]*:\/\/[^/]*)?(.*\/)?/i.exec(base)!;
  const given = path.startsWith('/') ? path : folder + path;
  const steps = given.split('/');
  const walked: string[] = [];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (step === '..') walked.pop();
    else if (step !== '.' && (step !== '' || index === 0 || isLast)) walked.push(step);
    if (isLast && (step === '.' || step === '..')) walked.push('');
  }
  return origin + (walked.join('/') || '/');
}
