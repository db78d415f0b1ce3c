import { builtInTags } from './compile/built-in-tags.ts';

/** HTML's own elements and Marko's own tags: a snippet of such a name would replace them in every template. */
const TAKEN = new Set([
  ...Object.keys(builtInTags),
  ...(
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup ' +
    'command content data datalist dd del details dfn dialog dir div dl dt element em embed fieldset figcaption figure font footer form frame frameset ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter ' +
    'multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby ' +
    's samp script search section select selectedcontent shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead ' +
    'time title tr track tt u ul var video wbr xmp ' +
    'attrs await await-reorderer catch class client const debug define do effect else else-if export for get html-comment html-script html-style id if import include ' +
    'include-html include-text init-components let lifecycle log macro macro-body module-code placeholder return server set show static throw tag try while'
  ).split(' '),
]);

/** Whether a snippet of this name (without its ending) can be used as a tag: `line-table`, not `table`, not `Größe`. */
export function isUsableTagName(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/i.test(name) && name.length <= 64 && !TAKEN.has(name.toLowerCase());
}
