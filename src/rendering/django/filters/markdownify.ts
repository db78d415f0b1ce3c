import { renderMarkdown } from '../markdown/render-markdown.ts';
import { sanitize } from '../markdown/sanitize.ts';
import {
  isText,
  noAttribute,
  SafeString,
  str,
  truthy,
  valueError,
  type MarkdownifySettings,
  type RenderState,
  type Value,
} from '../values/index.ts';
import { withOptional, type FilterLibrary } from './filter.ts';

/** What bleach lets through where the settings say nothing. */
const DEFAULT_TAGS = ['a', 'abbr', 'acronym', 'b', 'blockquote', 'code', 'em', 'i', 'li', 'ol', 'strong', 'ul'];
const DEFAULT_ATTRIBUTES = { a: ['href', 'title'], abbr: ['title'], acronym: ['title'] };
const DEFAULT_PROTOCOLS = ['http', 'https', 'mailto'];

function markdownify(value: Value, argument: Value | undefined, { settings }: RenderState): Value {
  // The filter takes what is false for no text.
  if (!truthy(value)) return new SafeString('');
  if (!isText(value)) throw noAttribute(value, 'strip');
  const chosen: MarkdownifySettings = settings.markdownify[argument === undefined ? 'default' : str(argument)] ?? {};
  let html: string;
  try {
    html = renderMarkdown(str(value));
  } catch (error) {
    if (error instanceof RangeError) throw valueError(error.message);
    throw error;
  }
  if (chosen.bleach === false) return new SafeString(html);
  return new SafeString(
    sanitize(html, {
      tags: new Set(chosen.whitelistTags ?? DEFAULT_TAGS),
      attributes: chosen.whitelistAttributes ?? DEFAULT_ATTRIBUTES,
      protocols: chosen.whitelistProtocols ?? DEFAULT_PROTOCOLS,
      strips: chosen.strip ?? true,
    }),
  );
}

/** `{% load markdownify %}` */
export const markdownifyFilters: FilterLibrary = { markdownify: withOptional(markdownify) };
