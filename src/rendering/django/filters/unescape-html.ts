import { decodeHTML } from 'entities';

/** Numbers of no character: Python leaves nothing of a reference to one. */
function isNoCharacter(code: number): boolean {
  return (
    (code >= 1 && code <= 8) ||
    code === 0x0b ||
    (code >= 0x0e && code <= 0x1f) ||
    code === 0x7f ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code <= 0x10ffff && (code & 0xfffe) === 0xfffe)
  );
}

/** A text with its references to characters as the characters, as Python's `html.unescape`. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  const kept = text.replace(/&#(?:x([\da-f]+)|(\d+));?/gi, (reference, hex: string | undefined, decimal: string) =>
    isNoCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? '' : reference,
  );
  return decodeHTML(kept);
}
