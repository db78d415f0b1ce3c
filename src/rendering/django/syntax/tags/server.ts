import { PyError, TemplateSyntaxError } from '../../values/index.ts';
import { takeAsName } from '../arguments.ts';
import type { TagParser } from '../parser.ts';
import { splitContents, splitWords } from '../split-contents.ts';

// Tags that are about a web server's answer. A report has no request, but it may say them.

export const parseCache: TagParser = (parser, { contents }) => {
  // Django reads what it encloses first.
  const body = parser.parseUntil('endcache');
  const bits = splitContents(contents);
  const [tag, expires, fragment, ...vary] = bits;
  if (expires === undefined || fragment === undefined) throw new TemplateSyntaxError(`''${tag}'' tag requires at least 2 arguments.`);
  // It says which cache; there is one.
  if (vary.at(-1)?.startsWith('using=')) parser.expression(vary.pop()!.slice('using='.length));
  return { type: 'cache', expires: parser.expression(expires), fragment, vary: vary.map(parser.expression), body };
};

/** `{% csrf_token %}`, `{% debug %}`: nothing, without a request and without debugging. */
export const parseNothing: TagParser = () => null;

export const parseUrl: TagParser = (parser, { contents }) => {
  const [tag, view, ...bits] = splitContents(contents);
  if (view === undefined) throw new TemplateSyntaxError(`'${tag}' takes at least one argument, a URL pattern name.`);
  const viewExpression = parser.expression(view);
  const asName = takeAsName(bits);
  for (const bit of bits) parser.expression(bit.replace(/^[\p{L}\p{N}_]+=(?=.)/u, ''));
  return { type: 'url', view: viewExpression, asName };
};

export const parseStatic: TagParser = (parser, { contents }) => {
  const [tag, path, ...bits] = splitContents(contents);
  if (path === undefined) throw new TemplateSyntaxError(`'${tag}' takes at least one argument (path to file)`);
  return { type: 'static', path: parser.expression(path), asName: bits.at(-2) === 'as' ? bits[1]! : null };
};

/** `{% get_static_prefix as name %}` */
export function parsePrefix(of: 'static' | 'media'): TagParser {
  return (_parser, { contents }) => {
    const [tag, as, asName] = splitWords(contents);
    if (as !== undefined && as !== 'as') throw new TemplateSyntaxError(`First argument in '${tag}' must be 'as'`);
    if (as !== undefined && asName === undefined) throw new PyError('IndexError', 'list index out of range');
    return { type: 'prefix', of, asName: asName ?? null };
  };
}
