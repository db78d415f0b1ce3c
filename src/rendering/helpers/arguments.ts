/** A value as an error message shows it: `5`, `"many"`, `12.50 EUR`. */
export function show(value: unknown): string {
  if (isMoneyLike(value)) return `${String(value.amount)} ${value.currency}`;
  let text: string | undefined;
  try {
    text = typeof value === 'object' ? JSON.stringify(value) : typeof value === 'string' ? JSON.stringify(value) : String(value);
  } catch {
    text = undefined; // it holds itself
  }
  const shown = text ?? Object.prototype.toString.call(value);
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}

function isMoneyLike(value: unknown): value is { amount: unknown; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value && typeof value.currency === 'string';
}

export const isMissing = (value: unknown): value is null | undefined | '' => value === null || value === undefined || value === '';

/**
 * Refuses options that a helper does not have: a misspelt one would have no effect, and nobody would be told.
 * `where` is how the author calls it: `number()`, `<qr>`.
 */
export function checkOptions(where: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${where}: options are an object such as { ${known[0]}: … }, not ${show(options)}.`);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const kind = where.startsWith('<') ? 'attribute' : 'option';
    throw new TypeError(`${where} has no ${kind} "${name}"; it has ${known.join(', ')}.`);
  }
}

/** One of a few words, or an error that names them. */
export function oneOf<Word extends string>(where: string, name: string, value: unknown, words: readonly Word[]): Word {
  if ((words as readonly unknown[]).includes(value)) return value as Word;
  throw new RangeError(`${where}: ${name} is ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not ${show(value)}.`);
}

/** A list, or an error; what is missing is an empty one. */
export function listOf<Item>(where: string, value: readonly Item[] | null | undefined): readonly Item[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value as readonly Item[];
  throw new TypeError(`${where} takes a list; this is ${show(value)}.`);
}

/** A whole number within bounds, or an error that names them. */
export function wholeNumber(where: string, name: string, value: unknown, least: number, most: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new RangeError(`${where}: ${name} is a whole number from ${least} to ${most}, not ${show(value)}.`);
}
