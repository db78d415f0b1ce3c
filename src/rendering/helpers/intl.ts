import { show } from './arguments.ts';
import { helperSettings } from './settings.ts';

/** Making an Intl formatter costs more than a thousand uses of it. */
const formatters = new Map<string, Kinds[keyof Kinds][1]>();

interface Kinds {
  number: [Intl.NumberFormatOptions, Intl.NumberFormat];
  date: [Intl.DateTimeFormatOptions, Intl.DateTimeFormat];
  collator: [Intl.CollatorOptions, Intl.Collator];
}

/** A formatter of the browser's own; `locale` undefined is the print's. Throws with the helper's name for what it does not know. */
export function formatter<Kind extends keyof Kinds>(
  kind: Kind,
  where: string,
  locale: string | null | undefined,
  options: Kinds[Kind][0],
): Kinds[Kind][1] {
  const language = locale || helperSettings().locale;
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  requireLocale(where, language);
  const made = makers[kind](language, options);
  formatters.set(key, made);
  return made;
}

const makers: { [Kind in keyof Kinds]: (locale: string, options: Kinds[Kind][0]) => Kinds[Kind][1] } = {
  number: (locale, options) => new Intl.NumberFormat(locale, options),
  date: (locale, options) => new Intl.DateTimeFormat(locale, options),
  collator: (locale, options) => new Intl.Collator(locale, options),
};

function requireLocale(where: string, locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch {
    throw new RangeError(`${where}: ${show(locale)} is no language tag; one such as "de" or "pt-BR" is.`);
  }
}
