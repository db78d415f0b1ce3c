import { isMissing } from './arguments.ts';
import { runtime } from './on-demand.ts';

/**
 * Markdown as HTML that is safe to print: raw HTML in it stays text, links lead to http, https, mailto and tel, and pictures come
 * from the server's own store. For `$!{…}`; the tag `<markdown text=…/>` prints it as well.
 */
export function markdown(text: string | null | undefined): string {
  if (isMissing(text) || String(text).trim() === '') return '';
  return runtime('$reportreeMarkdown', 'markdown')(String(text).toWellFormed());
}
