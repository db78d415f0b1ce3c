import { strip, stripEnd, stripStart, title, words } from '../values/string-methods.ts';
import { requireLength, str, truthy, valueError } from '../values/index.ts';
import { requireText } from './arguments.ts';
import { REQUIRED, tag } from './tag.ts';

/** Tags for texts. What is empty, zero or None gives an empty text. */
export const textTags = {
  lowercase: ofText((text) => text.toLowerCase()),
  uppercase: ofText((text) => text.toUpperCase()),
  titlecase: ofText(title),
  strip: stripTag(strip, true, true),
  lstrip: stripTag(stripStart, true, false),
  rstrip: stripTag(stripEnd, false, true),

  split: tag({ value: REQUIRED, separator: ',' }, ({ value, separator }) => {
    if (!truthy(value)) return [];
    // None splits at white space, as in Python.
    if (separator === null) return words(str(value));
    const between = requireText('split', separator);
    if (between === '') throw valueError('empty separator');
    return str(value).split(between).map(strip);
  }),

  replace: tag({ value: REQUIRED, old: REQUIRED, new: '' }, (args) => {
    if (!truthy(args.value)) return '';
    const [text, old, next] = [str(args.value), requireText('replace', args.old), requireText('replace', args.new)];
    // An empty text stands between all characters, and at both ends.
    const parts = old === '' ? ['', ...text, ''] : text.split(old);
    requireLength(text.length + parts.length * next.length);
    return parts.join(next);
  }),
};

function ofText(work: (text: string) => string) {
  return tag({ value: REQUIRED }, ({ value }) => (truthy(value) ? work(str(value)) : ''));
}

/** Takes characters of a set away at the ends; without a set, white space. */
function stripTag(white: (text: string) => string, atStart: boolean, atEnd: boolean) {
  return tag({ value: REQUIRED, chars: ' ' }, ({ value, chars }) => {
    if (!truthy(value)) return '';
    if (chars === null) return white(str(value));
    const [set, text] = [new Set(requireText('strip', chars)), Array.from(str(value))];
    const isKept = (character: string) => !set.has(character);
    const first = atStart ? text.findIndex(isKept) : 0;
    const last = atEnd ? text.findLastIndex(isKept) : text.length - 1;
    return first === -1 ? '' : text.slice(first, last + 1).join('');
  });
}
