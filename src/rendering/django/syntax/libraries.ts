import { BUILTINS, type Libraries, type Library } from '../libraries.ts';
import type { LoadableLibrary, Syntax, TagParser } from './parser.ts';
import { parseFor, parseIf, parseIfChanged, parseWith } from './tags/control.ts';
import { parseBlockTranslate, parseGet, parseGetFor, parseLanguage, parseSwitch, parseTimezone, parseTranslate } from './tags/languages.ts';
import {
  parseAutoescape,
  parseComment,
  parseCycle,
  parseFilter,
  parseFirstOf,
  parseLorem,
  parseNow,
  parseRegroup,
  parseResetCycle,
  parseSpaceless,
  parseTemplateTag,
  parseVerbatim,
  parseWidthRatio,
} from './tags/output.ts';
import { parseCache, parseNothing, parsePrefix, parseStatic, parseUrl } from './tags/server.ts';
import { parseSimpleTag } from './tags/simple-tag.ts';
import { parseBlock, parseExtends, parseInclude, parseLoad } from './tags/templates.ts';

/** The tags with a syntax of their own, by library. */
const TAGS: Readonly<Record<string, Readonly<Record<string, TagParser>>>> = {
  [BUILTINS]: {
    autoescape: parseAutoescape,
    block: parseBlock,
    comment: parseComment,
    csrf_token: parseNothing,
    cycle: parseCycle,
    debug: parseNothing,
    extends: parseExtends,
    filter: parseFilter,
    firstof: parseFirstOf,
    for: parseFor,
    if: parseIf,
    ifchanged: parseIfChanged,
    include: parseInclude,
    load: parseLoad,
    lorem: parseLorem,
    now: parseNow,
    regroup: parseRegroup,
    resetcycle: parseResetCycle,
    spaceless: parseSpaceless,
    templatetag: parseTemplateTag,
    url: parseUrl,
    verbatim: parseVerbatim,
    widthratio: parseWidthRatio,
    with: parseWith,
  },
  cache: { cache: parseCache },
  i18n: {
    blocktrans: parseBlockTranslate,
    blocktranslate: parseBlockTranslate,
    get_available_languages: parseGet('availableLanguages'),
    get_current_language: parseGet('currentLanguage'),
    get_current_language_bidi: parseGet('currentLanguageBidi'),
    get_language_info: parseGetFor('languageInfo', 'string'),
    get_language_info_list: parseGetFor('languageInfoList', 'sequence'),
    language: parseLanguage,
    trans: parseTranslate,
    translate: parseTranslate,
  },
  l10n: { localize: parseSwitch('localize') },
  static: { get_media_prefix: parsePrefix('media'), get_static_prefix: parsePrefix('static'), static: parseStatic },
  tz: { get_current_timezone: parseGet('currentTimezone'), localtime: parseSwitch('localtime'), timezone: parseTimezone },
};

function loadable(name: string, { filters, simpleTags }: Library): LoadableLibrary {
  const simple = Object.entries(simpleTags).map(([tag, declared]) => [tag, parseSimpleTag(name, tag, declared)] as const);
  return { filters, tags: { ...TAGS[name], ...Object.fromEntries(simple) } };
}

/** What the language offers with these libraries. */
export function syntaxOf(libraries: Libraries): Syntax {
  const { [BUILTINS]: builtins, ...others } = libraries;
  return {
    builtins: loadable(BUILTINS, builtins ?? { filters: {}, simpleTags: {} }),
    libraries: new Map(Object.entries(others).map(([name, library]) => [name, loadable(name, library)])),
  };
}
