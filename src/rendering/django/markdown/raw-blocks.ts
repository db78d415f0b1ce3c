import { isBlockTag } from './element.ts';

/** Stands for a stored piece of markup, alone between blank lines. */
export const STORED = /^\u0002s(\d+)\u0003$/;

const EMPTY_TAGS = new Set(['hr']);
const TAG = /<(\/?)([a-zA-Z][^\s/>]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|<!--[\s\S]*?-->/g;
const FENCE = /^(`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)\n([\s\S]*?)(?<=\n)\1[ ]*$/m;

/** Takes code between fences, and elements that begin a line, out of a text; they are not read as Markdown. */
export class RawBlocks {
  readonly stored: string[] = [];

  #store(html: string): string {
    this.stored.push(html);
    return `\u0002s${this.stored.length - 1}\u0003`;
  }

  takeFences(text: string): string {
    let rest = text;
    let taken = '';
    for (let match = FENCE.exec(rest); match; match = FENCE.exec(rest)) {
      const code = match[2]!.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
      taken += `${rest.slice(0, match.index)}\n\n${this.#store(`<pre><code>${code}</code></pre>`)}\n\n`;
      rest = rest.slice(match.index + match[0].length);
    }
    return taken + rest;
  }

  takeElements(text: string): string {
    let taken = '';
    let done = 0;
    for (;;) {
      const start = this.#nextElement(text, done);
      if (!start) return taken + text.slice(done);
      const end = start.isComplete ? start.end : endOfElement(text, start.end, start.tag);
      const behind = /^[^\S\n]*(?:\n[^\S\n]*)?\n/.test(text.slice(end)) || end >= text.trimEnd().length ? '\n' : '';
      taken += `${text.slice(done, start.at).replace(/ +$/, '')}\n${this.#store(text.slice(start.at, end) + behind)}\n\n`;
      done = end;
    }
  }

  /** The next tag of a block that begins a line. */
  #nextElement(text: string, from: number): { at: number; end: number; tag: string; isComplete: boolean } | undefined {
    TAG.lastIndex = from;
    for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
      const line = text.lastIndexOf('\n', match.index - 1) + 1;
      // What follows an element on its line is in its tail, where every block counts.
      const isTail = from > 0 && line < from;
      const isFirst = isTail || /^ {0,3}$/.test(text.slice(line, match.index));
      const tag = match[2]?.toLowerCase();
      if (!isFirst || (tag !== undefined && (match[1] === '/' || !isBlockTag(tag)))) continue;
      const isComplete = tag === undefined || EMPTY_TAGS.has(tag) || match[0].endsWith('/>');
      return { at: match.index, end: match.index + match[0].length, tag: tag ?? '', isComplete };
    }
    return undefined;
  }
}

/** Behind the end tag of an element, elements of its kind within it passed over; the text's end where there is none. */
function endOfElement(text: string, from: number, tag: string): number {
  const pattern = new RegExp(TAG.source, 'g');
  pattern.lastIndex = from;
  let depth = 1;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[2]?.toLowerCase() !== tag || match[0].endsWith('/>')) continue;
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return match.index + match[0].length;
  }
  return text.length;
}
