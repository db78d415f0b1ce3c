// WeasyPrint's running elements: `position: running(NAME)` takes an element out of the text, and `content: element(NAME)` shows it
// in a margin of every page. Chromium drops both when it reads a style sheet, so they are written in words that it keeps.

/** The property that keeps an element's running name; it is inherited, as every property of that kind. */
export const RUNNING_PROPERTY = '--reportree-running';
/** What the content of a margin box says instead: the name of the element that it shows. */
export const ELEMENT_CONTENT = /^"reportree-element\(([\w-]+)\)"$/;

const CSS = /<style\b[^>]*>[^]*?<\/style|\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi;

/** The document, with the two written so that Chromium keeps them. */
export function keepRunningElements(html: string): string {
  if (!/\brunning\(/i.test(html)) return html;
  return html.replace(CSS, (css) =>
    css
      .replace(/\bposition\s*:\s*running\(\s*([\w-]+)\s*\)/gi, `position: fixed; ${RUNNING_PROPERTY}: $1`)
      .replace(/\bcontent\s*:\s*element\(\s*([\w-]+)\s*(?:,\s*[\w-]+\s*)?\)/gi, 'content: "reportree-element($1)"'),
  );
}
