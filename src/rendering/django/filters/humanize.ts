import { fillIn, gettext, ngettext } from '../formats/messages.ts';
import { formatNumber } from '../formats/number-format.ts';
import { nowLike, timeSince } from '../formats/timesince.ts';
import {
  Decimal,
  isPyError,
  noAttribute,
  PyDate,
  PyDateTime,
  PyFloat,
  SafeString,
  str,
  toFloat,
  toInt,
  truthy,
  type Int,
  type RenderState,
  type Value,
} from '../values/index.ts';
import { dateText } from './dates.ts';
import { plain, withOptional, type FilterLibrary } from './filter.ts';
import { numberFilters } from './numbers.ts';

/** `int(value)`; undefined for what is none. */
function wholeNumber(value: Value): Int | undefined {
  try {
    return toInt(value);
  } catch (error) {
    if (isPyError(error, 'TypeError', 'ValueError')) return undefined;
    throw error;
  }
}

const DIGITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function apNumber(value: Value, { language }: RenderState): Value {
  const number = wholeNumber(value);
  if (number === undefined) return value;
  return number > 0 && number < 10 ? gettext(language, DIGITS[Number(number) - 1]!) : number;
}

/** With a comma every three digits, or what the language has in its place. */
function intComma(value: Value, useL10n: Value | undefined, state: RenderState): Value {
  if (useL10n === undefined || truthy(useL10n)) {
    const number = value instanceof PyFloat || value instanceof Decimal ? value : wholeNumber(value);
    if (number !== undefined) return formatNumber(number, state, { useL10n: true, isGrouped: true });
  }
  const text = str(value);
  const whole = /^-?\d+/.exec(text)?.[0] ?? '';
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + text.slice(whole.length);
}

const LARGE_NUMBERS: readonly [power: number, name: string][] = [
  [6, 'million'],
  [9, 'billion'],
  [12, 'trillion'],
  [15, 'quadrillion'],
  [18, 'quintillion'],
  [21, 'sextillion'],
  [24, 'septillion'],
  [27, 'octillion'],
  [30, 'nonillion'],
  [33, 'decillion'],
  [100, 'googol'],
];

function intWord(value: Value, state: RenderState): Value {
  const number = wholeNumber(value);
  if (number === undefined) return value;
  const size = number < 0 ? -BigInt(number) : BigInt(number);
  if (size < 1_000_000n) return number;
  const large = LARGE_NUMBERS.find(([power]) => size < 10n ** BigInt(power + 3));
  if (!large) return number;
  const [power, name] = large;
  const quotient = new PyFloat(toFloat(number) / 10 ** power);
  const shown = numberFilters['floatformat']!.apply(quotient, 1, state);
  const message = `%(value)s ${name}`;
  // Whatever is above one, and be it by a tenth, is plural.
  return fillIn(ngettext(state.language, message, message, Math.ceil(Math.abs(quotient.value))), { value: str(shown) });
}

function ordinal(value: Value, { language }: RenderState): Value {
  const number = wholeNumber(value);
  if (number === undefined) return value;
  if (number < 0) return str(number);
  const [rest, last] = [Number(BigInt(number) % 100n), Number(BigInt(number) % 10n)];
  const isTeen = rest >= 11 && rest <= 13;
  const message = `{}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th')}`;
  return new SafeString(gettext(language, message, isTeen ? 'ordinal 11, 12, 13' : `ordinal ${last}`).replace('{}', String(number)));
}

const NEAR_DAYS = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

function naturalDay(value: Value, format: Value | undefined, state: RenderState): Value {
  if (!(value instanceof PyDate || value instanceof PyDateTime)) return value;
  const date = value instanceof PyDateTime ? value.date : value;
  const today = (value instanceof PyDateTime && value.zone ? state.now.in(value.zone) : state.now.in(state.settings.timeZone)).date;
  const near = NEAR_DAYS.get(date.toDays() - today.toDays());
  return near === undefined ? dateText(date, format, state) : gettext(state.language, near);
}

const DAY = 86_400;

/** `3 minutes ago`, `1 day, 2 hours from now`. */
function naturalTime(value: Value, state: RenderState): Value {
  if (value instanceof PyDate) throw noAttribute(value, 'utcoffset');
  if (!(value instanceof PyDateTime)) return value;
  const now = nowLike(value, state);
  const isPast = value.compare(now) < 0;
  const delta = isPast ? now.minus(value) : value.minus(now);
  const { language } = state;
  if (delta.days !== 0) {
    const span = timeSince(value, state, { now, isReversed: !isPast, context: isPast ? 'naturaltime-past' : 'naturaltime-future' });
    return fillIn(gettext(language, isPast ? '%(delta)s ago' : '%(delta)s from now'), { delta: span });
  }
  if (delta.seconds === 0) return gettext(language, 'now');
  const [unit, article, seconds] =
    delta.seconds < 60
      ? (['second', 'a', 1] as const)
      : delta.seconds < 3600
        ? (['minute', 'a', 60] as const)
        : (['hour', 'an', 3600] as const);
  const count = Math.floor((delta.seconds % DAY) / seconds);
  const behind = isPast ? 'ago' : 'from now';
  return fillIn(ngettext(language, `${article} ${unit} ${behind}`, `%(count)s\u00a0${unit}s ${behind}`, count), { count });
}

/** `{% load humanize %}` */
export const humanizeFilters: FilterLibrary = {
  apnumber: plain(apNumber, { isSafe: true }),
  intcomma: withOptional(intComma, { isSafe: true }),
  intword: plain(intWord),
  naturalday: withOptional(naturalDay, { expectsLocaltime: true }),
  naturaltime: plain(naturalTime),
  ordinal: plain(ordinal, { isSafe: true }),
};
