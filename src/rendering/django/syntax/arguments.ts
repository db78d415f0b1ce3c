import type { Parser } from './parser.ts';
import type { Binding } from './tree.ts';

const KEYWORD = /^(?:([\p{L}\p{N}_]+)=)?([^\n]+)/u;

/**
 * Takes the `name=value` words from the front of a list and leaves the rest in it. `legacy`: also the older form, `value as
 * name and value as name`. The last of one name wins.
 */
export function takeBindings(bits: string[], parser: Parser, { legacy }: { legacy: boolean }): Binding[] {
  const bindings = new Map<string, Binding>();
  const isModern = isKeyword(bits[0]);
  if (!isModern && !legacy) return [];
  while (bits.length > 0) {
    if (!takeOne(bits, parser, isModern, bindings)) break;
    if (isModern || bits.length === 0) continue;
    if (bits[0] !== 'and') break;
    bits.shift();
  }
  return [...bindings.values()];
}

function takeOne(bits: string[], parser: Parser, isModern: boolean, bindings: Map<string, Binding>): boolean {
  if (isModern ? !isKeyword(bits[0]) : bits.length < 3 || bits[1] !== 'as') return false;
  const [, name = '', source = ''] = isModern ? bits.shift()!.match(KEYWORD)! : legacyPair(bits.splice(0, 3));
  bindings.set(name, { name, value: parser.expression(source) });
  return true;
}

const legacyPair = ([source = '', , name = '']: string[]): string[] => ['', name, source];

const isKeyword = (bit: string | undefined): boolean => bit?.match(KEYWORD)?.[1] !== undefined;

/** Takes `as name` from the end of a tag's words, where it stands there. */
export function takeAsName(bits: string[]): string | null {
  if (bits.length < 2 || bits.at(-2) !== 'as') return null;
  const name = bits.at(-1)!;
  bits.length -= 2;
  return name;
}
