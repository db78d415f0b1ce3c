const INLINE = /<\/?(?:a|b|i|em|strong|span|small|u|sub|sup)\b(?:[^>"]|"[^"]*")*>|<!--[^]*?-->/gi;
const REFERENCES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** What a reader sees of a piece of HTML, in one line: tags that are no part of a line part words. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<(style|title)\b[^]*?<\/\1>/gi, '')
    .replaceAll(INLINE, '')
    .replaceAll(/<\/?[a-z!](?:[^>"]|"[^"]*")*>/gi, ' ')
    .replaceAll(/&(?:lt|gt|quot|#x27|#39|nbsp|amp);/g, (reference) => REFERENCES[reference]!)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
