/**
 * Puts the style sheets of a template and its tags, which the compiler takes out of the document, back into its head: at its
 * end, so that they come after style sheets that the head links to. A document without a head gets them in front.
 */
export function withStyles(html: string, styles: string): string {
  if (styles.trim() === '') return html;
  // `\/` is `/` for CSS, and keeps the element open for HTML.
  const element = `<style>${styles.replaceAll('</', '<\\/')}</style>`;
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0;
  const head = /<\/head\s*>/i.exec(html)?.index ?? doctype;
  return html.slice(0, head) + element + html.slice(head);
}
