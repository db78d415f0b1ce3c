const CONTROLS = /\p{Cc}/gu;
const BIDIRECTIONAL = /[\u200e\u200f\u202a-\u202e]/g;

/** Text as it is stored: without control characters (line breaks too) and marks of direction, blanks at both ends cut off. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(CONTROLS, '').replaceAll(BIDIRECTIONAL, '').trim();
}

/** What opens a tag, a comment or a declaration for an HTML parser; `a < b` and a closing `</` at the very end do not. */
const TAG = /<(?:[a-z!?]|\/[^])/i;
const ENTITY = /&(?:#\d|#x[\da-f]|[a-z][a-z\d]*;)/i;
/** The names that HTML still knows without their semicolon: https://html.spec.whatwg.org/multipage/named-characters.html */
const BARE_ENTITY =
  /&(?:amp|lt|gt|quot|[aeiou](?:acute|grave|circ|uml)|[ano]tilde|yacute|yuml|aring|aelig|ccedil|eth|thorn|szlig|oslash|copy|reg|nbsp|shy|iexcl|cent|pound|curren|yen|brvbar|sect|uml|ordf|laquo|not|macr|deg|plusmn|sup[123]|acute|micro|para|middot|cedil|ordm|raquo|frac1[24]|frac34|iquest|times|divide)/i;

/** Would an HTML sanitizer change the (cleaned) text: does it hold tags, comments, entities, or a no-break space? */
export function holdsMarkup(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text) || BARE_ENTITY.test(text) || text.includes('\u00a0');
}
