// What `Intl` knows of a language stands in for a catalogue: the names of days, months and units, and a few words.

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const AP_MONTHS = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const RELATIVE = ['yesterday', 'today', 'tomorrow'];

const catalogs = new Map<string, ReadonlyMap<string, string>>();

/** A message in a language that has no catalogue of ours; undefined for what `Intl` does not know. */
export function intlMessage(language: string, message: string): string | undefined {
  let catalog = catalogs.get(language);
  if (!catalog) {
    catalog = isKnown(language) ? makeCatalog(language) : new Map<string, string>();
    if (catalogs.size < 100) catalogs.set(language, catalog);
  }
  return catalog.get(message);
}

function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

function makeCatalog(language: string): ReadonlyMap<string, string> {
  const catalog = new Map<string, string>();
  const naming = (options: Intl.DateTimeFormatOptions, part: Intl.DateTimeFormatPartTypes) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', calendar: 'gregory', ...options });
    return (date: number) => format.formatToParts(date).find(({ type }) => type === part)?.value;
  };
  const add = (message: string, text: string | undefined) => {
    if (text !== undefined) catalog.set(message, text);
  };
  const [long, short, inDate] = [
    naming({ month: 'long' }, 'month'),
    naming({ month: 'short' }, 'month'),
    naming({ month: 'long', day: 'numeric' }, 'month'),
  ];
  for (const [index, month] of MONTHS.entries()) {
    const date = Date.UTC(2026, index, 15);
    add(month, long(date));
    add(`alt. month\u0004${month}`, inDate(date));
    add(`abbrev. month\u0004${AP_MONTHS[index]}`, short(date));
    add(month.slice(0, 3).toLowerCase(), short(date)?.replace(/\.$/, ''));
  }
  const [weekday, shortWeekday] = [naming({ weekday: 'long' }, 'weekday'), naming({ weekday: 'short' }, 'weekday')];
  for (const [index, day] of DAYS.entries()) {
    const date = Date.UTC(2026, 5, 1 + index); // a Monday
    add(day, weekday(date));
    add(day.slice(0, 3), shortWeekday(date)?.replace(/\.$/, ''));
  }
  const half = naming({ hour: 'numeric', hour12: true }, 'dayPeriod');
  for (const message of ['AM', 'a.m.']) add(message, half(Date.UTC(2026, 0, 1, 9)));
  for (const message of ['PM', 'p.m.']) add(message, half(Date.UTC(2026, 0, 1, 15)));
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [index, word] of RELATIVE.entries()) add(word, relative.format(index - 1, 'day'));
  return catalog;
}

/** `%(num)d day` in a language, with `%(num)d` where the number belongs. */
export function intlPlural(language: string, singular: string, count: number): string | undefined {
  const unit = /^%\(num\)d (year|month|week|day|hour|minute)$/.exec(singular)?.[1];
  if (!unit || !isKnown(language)) return undefined;
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', useGrouping: false });
  return format
    .formatToParts(count)
    .map(({ type, value }) => (type === 'integer' ? '%(num)d' : value))
    .join('');
}
