const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~';

/** Python's `urllib.parse.quote`: bytes of UTF-8 as `%XX`, but for letters, digits, `_.-~` and what `safe` lists. */
export function quoteUrl(text: string, safe = '/'): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && (UNRESERVED.includes(character) || safe.includes(character))
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** `%XX` back to characters; what is no UTF-8 becomes `\ufffd`. */
export function unquoteUrl(text: string): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(bytes);
  });
}
