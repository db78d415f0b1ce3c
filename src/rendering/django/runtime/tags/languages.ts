import { languageCodes, languageInfo, translatedName } from '../../formats/language-info.ts';
import { gettext, ngettext } from '../../formats/messages.ts';
import { output } from '../../output.ts';
import type { MessagePart, Question } from '../../syntax/tree.ts';
import { strip } from '../../values/string-methods.ts';
import {
  attributeError,
  Decimal,
  isInt,
  isText,
  itemOf,
  iterate,
  namedZone,
  quoted,
  repr,
  PyFloat,
  requireLength,
  SafeString,
  str,
  TemplateSyntaxError,
  toFloat,
  truthy,
  Tuple,
  typeName,
  valueError,
  ZoneObject,
  type TimeZone,
  type Value,
} from '../../values/index.ts';
import type { Context } from '../context.ts';
import type { Body } from '../template.ts';
import { keepOrPrint, printed, type Lazy } from './values.ts';

/** A message in the language of the place. Line ends become `\n` on the way, and signs of formats (`%`) are left alone. */
function translated(context: Context, message: string, messageContext?: string): string {
  const normal = message.replaceAll(/\r\n?/g, '\n');
  return normal === '' ? '' : gettext(context.language, normal, messageContext);
}

/** `_("message")`: per cent signs come doubled, as the catalogues have them. */
export function lookUpMessage(context: Context, value: Value, messageContext: Value): Value {
  if (!isText(value)) throw attributeError(`'${typeName(value)}' object has no attribute 'replace'`);
  const text = translated(context, str(value).replaceAll('%', '%%'), contextText(messageContext));
  return value instanceof SafeString ? new SafeString(text) : text;
}

/** The context that a message has in the catalogue; an empty one is none. */
function contextText(value: Value): string | undefined {
  return value === null ? undefined : str(value) || undefined;
}

/** `{% translate %}`: prints or keeps a message that has been looked up. */
export function translate(context: Context, value: Value, asName: string | null): string {
  const shown = printed(value, context);
  const text = str(shown).replaceAll('%%', '%');
  return keepOrPrint(context, shown instanceof SafeString ? new SafeString(text) : text, asName);
}

export interface BlockMessage {
  tag: string;
  singular: readonly MessagePart[];
  plural: readonly MessagePart[];
  countName: string | null;
  isTrimmed: boolean;
  asName: string | null;
}

/** `{% blocktranslate %}` */
export function blockTranslate(
  context: Context,
  spec: BlockMessage,
  names: readonly string[],
  values: (context: Context) => Value[],
  count: Lazy | null,
  messageContext: Lazy | null,
): string {
  const given = contextText(messageContext?.(context) ?? null);
  const bound = values(context);
  const scope = new Map(names.map((name, index) => [name, bound[index]!]));
  const text = context.scoped(scope, () => fillMessage(context, blockMessage(context, spec, count, given), spec));
  requireLength(text.length);
  return keepOrPrint(context, new SafeString(text), spec.asName);
}

function blockMessage(context: Context, spec: BlockMessage, count: Lazy | null, messageContext: string | undefined): string {
  const singular = messageText(spec.singular, spec);
  if (!count || spec.plural.length === 0) return translated(context, singular, messageContext);
  const number = count(context);
  if (typeof number !== 'boolean' && !isInt(number) && !(number instanceof PyFloat) && !(number instanceof Decimal))
    throw new TemplateSyntaxError(`'${spec.countName}' argument to '${spec.tag}' tag must be a number.`);
  context.set(spec.countName!, number);
  return ngettext(context.language, singular, messageText(spec.plural, spec), toFloat(number), messageContext);
}

/** As a catalogue has it: `%(name)s of 100%%`. */
function messageText(parts: readonly MessagePart[], { isTrimmed }: BlockMessage): string {
  const text = parts.map((part) => (part.type === 'text' ? part.text.replaceAll('%', '%%') : `%(${part.name})s`)).join('');
  return isTrimmed ? strip(text).replaceAll(/\s*\n\s*/g, ' ') : text;
}

/** Puts the variables in. Their names are whatever the template has between the brackets, filters included. */
function fillMessage(context: Context, text: string, { singular, plural, tag }: BlockMessage): string {
  const names = [...singular, ...plural].flatMap((part) => (part.type === 'name' ? [part.name] : []));
  const values = new Map(names.map((name) => [name, output(context.get(name) === undefined ? '' : context.get(name)!, context)]));
  if (!names.every(isBalanced))
    throw new TemplateSyntaxError(
      `'${tag}' is unable to format string returned by gettext: ${quoted(text)} using ${repr(new Map<Value, Value>(values))}`,
    );
  const known = [...values.keys()].map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const sign = new RegExp(`%%|%\\((${known.join('|')})\\)[sd]`, 'g');
  return text.replaceAll(sign, (whole, name?: string) => (whole === '%%' ? '%' : (values.get(name!) ?? whole)));
}

/** Python reads `%(name)s` up to the bracket that closes it: a name with one too many or too few cannot be put in. */
function isBalanced(name: string): boolean {
  let open = 0;
  for (const character of name) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Runs `body` under another state of printing. */
export function within(
  context: Context,
  setting: 'autoescape' | 'localize' | 'localtime' | 'timezone' | 'language',
  value: Value,
  body: Body,
): string {
  const { autoescape, useL10n, useTz, timeZone, language } = context;
  try {
    if (setting === 'autoescape') context.autoescape = value === true;
    else if (setting === 'localize') context.useL10n = value === true;
    else if (setting === 'localtime') context.useTz = value === true;
    else if (setting === 'timezone') context.timeZone = zoneOf(context, value);
    else context.language = languageOf(context, value);
    return body(context);
  } finally {
    Object.assign(context, { autoescape, useL10n, useTz, timeZone, language });
  }
}

/** Without a language, that of the settings; an empty one changes nothing. */
function languageOf({ language, settings }: Context, value: Value): string {
  if (value === null) return settings.languageCode;
  if (!truthy(value)) return language;
  if (!isText(value)) throw attributeError(`'${typeName(value)}' object has no attribute 'find'`);
  return str(value).replaceAll('_', '-').toLowerCase();
}

function zoneOf({ settings }: Context, value: Value): TimeZone {
  if (value === null) return settings.timeZone;
  if (isText(value)) return namedZone(str(value));
  if (value instanceof ZoneObject) return value.zone;
  throw valueError(`Invalid timezone: ${str(value)}`);
}

/** What a tag asks of the runtime, to be kept under a name. */
export function ask(context: Context, question: Question, argument: Value, asName: string): string {
  context.set(asName, answers[question](context, argument));
  return '';
}

const answers: Record<Question, (context: Context, argument: Value) => Value> = {
  currentLanguage: ({ language }) => language,
  currentLanguageBidi: ({ language }) => isBidi(language),
  currentTimezone: ({ timeZone }) => timeZone.name,
  languageInfo: (context, code) => infoOf(context, str(code)),
  languageInfoList: (context, codes) => Array.from(iterate(codes), (code) => infoOf(context, str(isText(code) ? code : itemOf(code, 0)))),
  availableLanguages: (context) => languageCodes().map((code) => Tuple.make([code, translatedName(languageInfo(code), context.language)])),
};

function infoOf(context: Context, code: string): Value {
  const info = languageInfo(code);
  return new Map<Value, Value>([
    ['bidi', info.isBidi],
    ['code', info.code],
    ['name', info.name],
    ['name_local', info.localName],
    ['name_translated', translatedName(info, context.language)],
  ]);
}

/** Django keeps a list of its own: Hebrew, Arabic and their kin, also with a country. */
function isBidi(language: string): boolean {
  return ['he', 'ar', 'ar-dz', 'ckb', 'fa', 'ug', 'ur'].includes(language.toLowerCase().split('-')[0]!);
}
