import type { CompiledTemplate } from './compile/protocol.ts';

const DOCTYPE = /^\s*(?:<!--[^]*?-->\s*)*<!doctype[^>]*>/i;

/**
 * Puts the style sheets of a template and its tags, which the compiler takes out of the document, back into its head: at its
 * end, so that they come after style sheets that the head links to. A document without a head gets them in front; what the language
 * starts from always comes first.
 */
export function withStyles(html: string, { styles, baseStyles = '' }: Pick<CompiledTemplate, 'styles' | 'baseStyles'>): string {
  if (baseStyles !== '') return inFront(html, `<style>${baseStyles}</style>`);
  if (styles.trim() === '') return html;
  // `\/` is `/` for CSS, and keeps the element open for HTML.
  const element = `<style>${styles.replaceAll('</', '<\\/')}</style>`;
  const doctype = DOCTYPE.exec(html)?.[0].length ?? 0;
  const head = /<\/head\s*>/i.exec(html)?.index ?? doctype;
  return html.slice(0, head) + element + html.slice(head);
}

function inFront(html: string, element: string): string {
  const doctype = DOCTYPE.exec(html)?.[0].length ?? 0;
  return html.slice(0, doctype) + element + html.slice(doctype);
}
