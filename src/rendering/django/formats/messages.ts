import { GERMAN } from './german.ts';
import { intlMessage, intlPlural } from './intl-messages.ts';
import { withFallbacks } from './language-formats.ts';

const CATALOGS: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = { de: GERMAN };

function catalogOf(language: string): ReadonlyMap<string, readonly string[]> | undefined {
  const known = withFallbacks(language).find((code) => Object.hasOwn(CATALOGS, code));
  return known === undefined ? undefined : CATALOGS[known];
}

const isEnglish = (language: string): boolean => /^en\b/i.test(language);

/**
 * A message of Django's own catalogue in a language: from our German one, and elsewhere what `Intl` knows (names of days,
 * months and units). Any other text comes back as it is.
 */
export function gettext(language: string, message: string, context?: string): string {
  if (isEnglish(language)) return message;
  const catalog = catalogOf(language);
  const key = context === undefined ? message : `${context}\u0004${message}`;
  return (catalog ? catalog.get(key)?.[0] : intlMessage(language, key)) ?? message;
}

/** The form of a message for a number: singular or plural. What stands in `%(name)s` is left as it is. */
export function ngettext(language: string, singular: string, plural: string, count: number, context?: string): string {
  const english = count === 1 ? singular : plural;
  if (isEnglish(language)) return english;
  const catalog = catalogOf(language);
  if (!catalog) return intlPlural(language, singular, count) ?? english;
  const forms = (context === undefined ? undefined : catalog.get(`${context}\u0004${singular}`)) ?? catalog.get(singular);
  return forms?.[count === 1 ? 0 : 1] ?? english;
}

/** Puts values into the `%(name)s` and `%(name)d` of a message. */
export function fillIn(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/%\((\w+)\)[sd]/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
