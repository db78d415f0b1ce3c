const DOCTYPE = /^\s*(?:<!--[^]*?-->\s*)*<!doctype[^>]*>/i;

/**
 * Puts the style sheets of a template and its tags, which the compiler takes out of the document, back into its head: at its
 * end, so that they come after style sheets that the head links to. A document without a head gets them in front.
 */
export function withStyles(html: string, styles: string): string {
  if (styles.trim() === '') return html;
  // `\/` is `/` for CSS, and keeps the element open for HTML.
  const element = `<style>${styles.replaceAll('</', '<\\/')}</style>`;
  const head = /<\/head\s*>/i.exec(html)?.index ?? startOf(html);
  return html.slice(0, head) + element + html.slice(head);
}

/** Puts what a language's documents start from when they are printed before all that their authors write. */
export function withBaseStyles(html: string, styles = ''): string {
  if (styles === '') return html;
  const start = startOf(html);
  return `${html.slice(0, start)}<style>${styles}</style>${html.slice(start)}`;
}

/** Where a document may begin to hold elements. */
function startOf(html: string): number {
  return DOCTYPE.exec(html)?.[0].length ?? 0;
}
