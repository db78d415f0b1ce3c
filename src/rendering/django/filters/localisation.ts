import { languageInfo, translatedName, type LanguageInfo } from '../formats/language-info.ts';
import { localize } from '../formats/localize.ts';
import {
  isPyError,
  isText,
  namedZone,
  PinnedDateTime,
  PyDateTime,
  SafeString,
  str,
  UTC,
  type RenderState,
  type TimeZone,
  type Value,
} from '../values/index.ts';
import { plain, withArgument, type FilterLibrary } from './filter.ts';

function ofLanguage(member: (info: LanguageInfo, state: RenderState) => Value) {
  return plain((code, state) => member(languageInfo(str(code)), state));
}

/** `{% load i18n %}`: what is known of a language by its code. */
export const i18nFilters: FilterLibrary = {
  language_bidi: ofLanguage(({ isBidi }) => isBidi),
  language_name: ofLanguage(({ name }) => name),
  language_name_local: ofLanguage(({ localName }) => localName),
  language_name_translated: ofLanguage((info, { language }) => translatedName(info, language)),
};

/** As a text, which stays safe if it is. */
function textOf(value: Value): Value {
  return value instanceof SafeString ? value : str(value);
}

/** `{% load l10n %}`: as the language writes it, or not, whatever `{% localize %}` says. */
export const l10nFilters: FilterLibrary = {
  localize: plain((value, state) => textOf(localize(value, true, state))),
  unlocalize: plain((value, state) => textOf(localize(value, false, state))),
};

/** A moment by the clock of a zone, which it keeps; no text for what is no moment. */
function inZone(value: Value, zone: TimeZone, { settings }: RenderState): Value {
  if (!(value instanceof PyDateTime)) return '';
  const aware = value.zone ? value : value.withZone(settings.timeZone);
  return new PinnedDateTime(aware.in(zone));
}

function zoneOf(argument: Value): TimeZone | undefined {
  if (!isText(argument)) return undefined;
  try {
    return namedZone(str(argument));
  } catch (error) {
    if (isPyError(error, 'ZoneInfoNotFoundError')) return undefined;
    throw error;
  }
}

/** `{% load tz %}` */
export const tzFilters: FilterLibrary = {
  localtime: plain((value, state) => inZone(value, state.timeZone, state)),
  timezone: withArgument((value, argument, state) => {
    const zone = zoneOf(argument);
    return zone ? inZone(value, zone, state) : '';
  }),
  utc: plain((value, state) => inZone(value, UTC, state)),
};
