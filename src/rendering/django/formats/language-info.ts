import { PyError, quoted } from '../values/index.ts';
import { withFallbacks } from './language-formats.ts';

/** The languages that Django has names for: in English, in the language itself, and whether it runs from right to left. */
const LANGUAGES: Record<string, [name: string, localName: string, isBidi?: true]> = {
  af: ['Afrikaans', 'Afrikaans'],
  ar: ['Arabic', 'العربيّة', true],
  'ar-dz': ['Algerian Arabic', 'العربية الجزائرية', true],
  ast: ['Asturian', 'asturianu'],
  az: ['Azerbaijani', 'Azərbaycanca', true],
  bg: ['Bulgarian', 'български'],
  be: ['Belarusian', 'беларуская'],
  bn: ['Bengali', 'বাংলা'],
  br: ['Breton', 'brezhoneg'],
  bs: ['Bosnian', 'bosanski'],
  ca: ['Catalan', 'català'],
  ckb: ['Central Kurdish (Sorani)', 'کوردی', true],
  cs: ['Czech', 'česky'],
  cy: ['Welsh', 'Cymraeg'],
  da: ['Danish', 'dansk'],
  de: ['German', 'Deutsch'],
  dsb: ['Lower Sorbian', 'dolnoserbski'],
  el: ['Greek', 'Ελληνικά'],
  en: ['English', 'English'],
  'en-au': ['Australian English', 'Australian English'],
  'en-gb': ['British English', 'British English'],
  eo: ['Esperanto', 'Esperanto'],
  es: ['Spanish', 'español'],
  'es-ar': ['Argentinian Spanish', 'español de Argentina'],
  'es-co': ['Colombian Spanish', 'español de Colombia'],
  'es-mx': ['Mexican Spanish', 'español de Mexico'],
  'es-ni': ['Nicaraguan Spanish', 'español de Nicaragua'],
  'es-ve': ['Venezuelan Spanish', 'español de Venezuela'],
  et: ['Estonian', 'eesti'],
  eu: ['Basque', 'Basque'],
  fa: ['Persian', 'فارسی', true],
  fi: ['Finnish', 'suomi'],
  fr: ['French', 'français'],
  fy: ['Frisian', 'frysk'],
  ga: ['Irish', 'Gaeilge'],
  gd: ['Scottish Gaelic', 'Gàidhlig'],
  gl: ['Galician', 'galego'],
  he: ['Hebrew', 'עברית', true],
  hi: ['Hindi', 'हिंदी'],
  hr: ['Croatian', 'Hrvatski'],
  hsb: ['Upper Sorbian', 'hornjoserbsce'],
  hu: ['Hungarian', 'Magyar'],
  hy: ['Armenian', 'հայերեն'],
  ia: ['Interlingua', 'Interlingua'],
  id: ['Indonesian', 'Bahasa Indonesia'],
  ig: ['Igbo', 'Asụsụ Ìgbò'],
  io: ['Ido', 'ido'],
  is: ['Icelandic', 'Íslenska'],
  it: ['Italian', 'italiano'],
  ja: ['Japanese', '日本語'],
  ka: ['Georgian', 'ქართული'],
  kab: ['Kabyle', 'taqbaylit'],
  kk: ['Kazakh', 'Қазақ'],
  km: ['Khmer', 'Khmer'],
  kn: ['Kannada', 'Kannada'],
  ko: ['Korean', '한국어'],
  ky: ['Kyrgyz', 'Кыргызча'],
  lb: ['Luxembourgish', 'Lëtzebuergesch'],
  lt: ['Lithuanian', 'Lietuviškai'],
  lv: ['Latvian', 'latviešu'],
  mk: ['Macedonian', 'Македонски'],
  ml: ['Malayalam', 'മലയാളം'],
  mn: ['Mongolian', 'Mongolian'],
  mr: ['Marathi', 'मराठी'],
  ms: ['Malay', 'Bahasa Melayu'],
  my: ['Burmese', 'မြန်မာဘာသာ'],
  nb: ['Norwegian Bokmal', 'norsk (bokmål)'],
  ne: ['Nepali', 'नेपाली'],
  nl: ['Dutch', 'Nederlands'],
  nn: ['Norwegian Nynorsk', 'norsk (nynorsk)'],
  no: ['Norwegian', 'norsk'],
  os: ['Ossetic', 'Ирон'],
  pa: ['Punjabi', 'Punjabi'],
  pl: ['Polish', 'polski'],
  pt: ['Portuguese', 'Português'],
  'pt-br': ['Brazilian Portuguese', 'Português Brasileiro'],
  ro: ['Romanian', 'Română'],
  ru: ['Russian', 'Русский'],
  sk: ['Slovak', 'slovensky'],
  sl: ['Slovenian', 'Slovenščina'],
  sq: ['Albanian', 'shqip'],
  sr: ['Serbian', 'српски'],
  'sr-latn': ['Serbian Latin', 'srpski (latinica)'],
  sv: ['Swedish', 'svenska'],
  sw: ['Swahili', 'Kiswahili'],
  ta: ['Tamil', 'தமிழ்'],
  te: ['Telugu', 'తెలుగు'],
  tg: ['Tajik', 'тоҷикӣ'],
  th: ['Thai', 'ภาษาไทย'],
  tk: ['Turkmen', 'Türkmençe'],
  tr: ['Turkish', 'Türkçe'],
  tt: ['Tatar', 'Татарча'],
  udm: ['Udmurt', 'Удмурт'],
  ug: ['Uyghur', 'ئۇيغۇرچە', true],
  uk: ['Ukrainian', 'Українська'],
  ur: ['Urdu', 'اردو', true],
  uz: ['Uzbek', 'oʻzbek tili'],
  vi: ['Vietnamese', 'Tiếng Việt'],
  'zh-hans': ['Simplified Chinese', '简体中文'],
  'zh-hant': ['Traditional Chinese', '繁體中文'],
};

export interface LanguageInfo {
  code: string;
  name: string;
  localName: string;
  isBidi: boolean;
}

/** The codes of the languages that Django offers: all that it has a name for but `no`. */
export const languageCodes = (): string[] => Object.keys(LANGUAGES).filter((code) => code !== 'no');

/** The name of a language in another language. */
export function translatedName({ code, name }: LanguageInfo, language: string): string {
  if (/^en\b/i.test(language)) return name;
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? name;
}

/** What is known of a language by its code; throws `KeyError`. */
export function languageInfo(code: string): LanguageInfo {
  const known = withFallbacks(code).find((each) => Object.hasOwn(LANGUAGES, each));
  if (known === undefined) throw new PyError('KeyError', quoted(`Unknown language code ${code}.`));
  const [name, localName, isBidi = false] = LANGUAGES[known]!;
  return { code: known, name, localName, isBidi };
}
