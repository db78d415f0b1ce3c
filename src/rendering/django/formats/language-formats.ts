// How dates and numbers are written in a language, in Django's letters: what a user of the language sees with Django.

/** In the order of `FORMAT_NAMES`, then decimal sign, sign between groups of digits, and digits of a group (0: no groups). */
type Row = [date: string, time: string, moment: string, month: string, day: string, short: string, shortMoment: string, ...NumberRow];
type NumberRow = [decimal: string, thousand: string, grouping: number];

/** The names by which a template may ask for the language's format: `{{ day|date:"SHORT_DATE_FORMAT" }}`. */
const FORMAT_NAMES = [
  'DATE_FORMAT',
  'TIME_FORMAT',
  'DATETIME_FORMAT',
  'YEAR_MONTH_FORMAT',
  'MONTH_DAY_FORMAT',
  'SHORT_DATE_FORMAT',
  'SHORT_DATETIME_FORMAT',
] as const;

/** For a language that is not listed, and where a template wants nothing to be localised. */
const UNLOCALIZED: Row = ['N j, Y', 'P', 'N j, Y, P', 'F Y', 'F j', 'm/d/Y', 'm/d/Y P', '.', ',', 0];

const ROWS: Record<string, Row> = {
  ar: ['j F، Y', 'g:i A', 'N j, Y, P', 'F Y', 'j F', 'd\u200f/m\u200f/Y', 'm/d/Y P', ',', '.', 0],
  bg: ['d F Y', 'H:i', 'N j, Y, P', 'F Y', 'j F', 'd.m.Y', 'm/d/Y P', ',', '\u00a0', 0],
  cs: ['j. E Y', 'G:i', 'j. E Y G:i', 'F Y', 'j. F', 'd.m.Y', 'd.m.Y G:i', ',', '\u00a0', 3],
  da: ['j. F Y', 'H:i', 'j. F Y H:i', 'F Y', 'j. F', 'd.m.Y', 'd.m.Y H:i', ',', '.', 3],
  de: ['j. F Y', 'H:i', 'j. F Y H:i', 'F Y', 'j. F', 'd.m.Y', 'd.m.Y H:i', ',', '.', 3],
  el: ['d/m/Y', 'P', 'd/m/Y P', 'F Y', 'j F', 'd/m/Y', 'd/m/Y P', ',', '.', 3],
  en: ['N j, Y', 'P', 'N j, Y, P', 'F Y', 'F j', 'm/d/Y', 'm/d/Y P', '.', ',', 3],
  'en-au': ['j M Y', 'P', 'j M Y, P', 'F Y', 'j F', 'd/m/Y', 'd/m/Y P', '.', ',', 3],
  'en-ca': ['j M Y', 'P', 'j M Y, P', 'F Y', 'j F', 'Y-m-d', 'Y-m-d P', '.', '\u00a0', 3],
  'en-gb': ['j M Y', 'P', 'j M Y, P', 'F Y', 'j F', 'd/m/Y', 'd/m/Y P', '.', ',', 3],
  es: [
    'j \\d\\e F \\d\\e Y',
    'H:i',
    'j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i',
    'F \\d\\e Y',
    'j \\d\\e F',
    'd/m/Y',
    'd/m/Y H:i',
    ',',
    '\u00a0',
    3,
  ],
  'es-mx': [
    'j \\d\\e F \\d\\e Y',
    'H:i',
    'j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i',
    'F \\d\\e Y',
    'j \\d\\e F',
    'd/m/Y',
    'd/m/Y H:i',
    '.',
    ',',
    3,
  ],
  et: ['j. F Y', 'G:i', 'N j, Y, P', 'F Y', 'j. F', 'd.m.Y', 'm/d/Y P', ',', '\u00a0', 0],
  fa: ['j F Y', 'G:i', 'j F Y، ساعت G:i', 'F Y', 'j F', 'Y/n/j', 'Y/n/j،\u200f G:i', '.', ',', 0],
  fi: ['j. E Y', 'G.i', 'j. E Y \\k\\e\\l\\l\\o G.i', 'F Y', 'j. F', 'j.n.Y', 'j.n.Y G.i', ',', '\u00a0', 3],
  fr: ['j F Y', 'H:i', 'j F Y H:i', 'F Y', 'j F', 'd/m/Y', 'd/m/Y H:i', ',', '\u00a0', 3],
  he: ['j בF Y', 'H:i', 'j בF Y H:i', 'F Y', 'j בF', 'd/m/Y', 'd/m/Y H:i', '.', ',', 0],
  hi: ['j F Y', 'g:i A', 'N j, Y, P', 'F Y', 'j F', 'd-m-Y', 'm/d/Y P', '.', ',', 0],
  hu: ['Y. F j.', 'H:i', 'Y. F j. H:i', 'Y. F', 'F j.', 'Y.m.d.', 'Y.m.d. H:i', ',', '\u00a0', 3],
  it: ['d F Y', 'H:i', 'l d F Y H:i', 'F Y', 'j F', 'd/m/Y', 'd/m/Y H:i', ',', '.', 3],
  ja: ['Y年n月j日', 'G:i', 'Y年n月j日G:i', 'Y年n月', 'n月j日', 'Y/m/d', 'Y/m/d G:i', '.', ',', 3],
  ko: ['Y년 n월 j일', 'A g:i', 'Y년 n월 j일 g:i A', 'Y년 n월', 'n월 j일', 'Y-n-j', 'Y-n-j H:i', '.', ',', 3],
  lt: ['Y \\m. E j \\d.', 'H:i', 'Y \\m. E j \\d., H:i', 'Y \\m. F', 'E j \\d.', 'Y-m-d', 'Y-m-d H:i', ',', '.', 3],
  lv: ['Y. \\g\\a\\d\\a j. F', 'H:i', 'Y. \\g\\a\\d\\a j. F, H:i', 'Y. \\g. F', 'j. F', 'j.m.Y', 'j.m.Y H:i', ',', '\u00a0', 3],
  nb: ['j. F Y', 'H:i', 'j. F Y H:i', 'F Y', 'j. F', 'd.m.Y', 'd.m.Y H:i', ',', '\u00a0', 3],
  nl: ['j F Y', 'H:i', 'j F Y H:i', 'F Y', 'j F', 'j-n-Y', 'j-n-Y H:i', ',', '.', 3],
  pl: ['j E Y', 'H:i', 'j E Y H:i', 'F Y', 'j E', 'd-m-Y', 'd-m-Y  H:i', ',', '\u00a0', 3],
  pt: ['j \\d\\e F \\d\\e Y', 'H:i', 'j \\d\\e F \\d\\e Y à\\s H:i', 'F \\d\\e Y', 'j \\d\\e F', 'd/m/Y', 'd/m/Y H:i', ',', '.', 3],
  'pt-br': ['j \\d\\e F \\d\\e Y', 'H:i', 'j \\d\\e F \\d\\e Y à\\s H:i', 'F \\d\\e Y', 'j \\d\\e F', 'd/m/Y', 'd/m/Y H:i', ',', '.', 3],
  ro: ['j F Y', 'H:i', 'j F Y, H:i', 'F Y', 'j F', 'd.m.Y', 'd.m.Y, H:i', ',', '.', 3],
  ru: ['j E Y г.', 'G:i', 'j E Y г. G:i', 'F Y г.', 'j F', 'd.m.Y', 'd.m.Y H:i', ',', '\u00a0', 3],
  sk: ['j. F Y', 'G:i', 'j. F Y G:i', 'F Y', 'j. F', 'd.m.Y', 'd.m.Y G:i', ',', '\u00a0', 3],
  sl: ['d. F Y', 'H:i', 'j. F Y. H:i', 'F Y', 'j. F', 'j. M. Y', 'j.n.Y. H:i', ',', '.', 3],
  sr: ['j. F Y.', 'H:i', 'j. F Y. H:i', 'F Y.', 'j. F', 'j.m.Y.', 'j.m.Y. H:i', ',', '.', 3],
  sv: ['j F Y', 'H:i', 'j F Y H:i', 'F Y', 'j F', 'Y-m-d', 'Y-m-d H:i', ',', '\u00a0', 3],
  th: ['j F Y', 'G:i', 'j F Y, G:i', 'F Y', 'j F', 'j M Y', 'j M Y, G:i', '.', ',', 3],
  tr: ['d F Y', 'H:i', 'd F Y H:i', 'F Y', 'd F', 'd M Y', 'd M Y H:i', ',', '.', 3],
  uk: ['d E Y р.', 'H:i', 'd E Y р. H:i', 'F Y', 'd F', 'd.m.Y', 'd.m.Y H:i', ',', '\u00a0', 3],
  vi: [
    '\\N\\gà\\y d \\t\\há\\n\\g n \\nă\\m Y',
    'H:i',
    'H:i \\N\\gà\\y d \\t\\há\\n\\g n \\nă\\m Y',
    'F Y',
    'j F',
    'd-m-Y',
    'H:i d-m-Y',
    ',',
    '.',
    0,
  ],
  'zh-hans': ['Y年n月j日', 'H:i', 'Y年n月j日 H:i', 'Y年n月', 'm月j日', 'Y年n月j日', 'Y年n月j日 H:i', '.', '', 4],
  'zh-hant': ['Y年n月j日', 'H:i', 'Y年n月j日 H:i', 'Y年n月', 'm月j日', 'Y年n月j日', 'Y年n月j日 H:i', '.', '', 4],
};

/** The language itself and those it falls back to: `de-at` to `de`. */
export function withFallbacks(language: string): string[] {
  const code = language.toLowerCase().replaceAll('_', '-');
  const general = code.split('-')[0]!;
  const special = code === 'no' ? ['nb'] : /^zh-(?:hk|mo|tw)$/.test(code) ? ['zh-hant'] : /^zh-(?:cn|my|sg)$/.test(code) ? ['zh-hans'] : [];
  return [...new Set([code, ...special, general])];
}

/** Found before: every number and date of a report asks. */
const rowsByLanguage = new Map<string, Row>();

function rowOf(language: string | null): Row {
  if (language === null) return UNLOCALIZED;
  const found = rowsByLanguage.get(language);
  if (found) return found;
  const known = withFallbacks(language).find((code) => Object.hasOwn(ROWS, code));
  const row = known === undefined ? UNLOCALIZED : ROWS[known]!;
  if (rowsByLanguage.size < 1000) rowsByLanguage.set(language, row);
  return row;
}

/** The format of this name, or the text itself where it is none of the names. `language` null: as the settings have it. */
export function formatOf(name: string, language: string | null): string {
  const index = FORMAT_NAMES.indexOf(name as (typeof FORMAT_NAMES)[number]);
  return index === -1 ? name : (rowOf(language)[index] as string);
}

export interface NumberSigns {
  decimal: string;
  thousand: string;
  /** Digits of a group; 0 where there are no groups. */
  grouping: number;
}

export function numberSigns(language: string | null): NumberSigns {
  const [decimal, thousand, grouping] = rowOf(language).slice(FORMAT_NAMES.length) as NumberRow;
  return { decimal, thousand, grouping };
}
