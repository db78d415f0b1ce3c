import { describe, expect, test } from 'vitest';
import {
  Decimal,
  fromJson,
  namedZone,
  parseDate,
  parseDateTime,
  parseTime,
  PyFloat,
  SafeString,
  TimeDelta,
  Tuple,
  type Value,
} from '../../../src/rendering/django/values/index.ts';
import { print, stateOf, type Call } from './evaluate.ts';

const float = (value: number): PyFloat => new PyFloat(value);
const safe = (text: string): SafeString => new SafeString(text);

describe('texts', () => {
  test.each<[Value, Call[], string]>([
    ['it\'s "so"', ['addslashes'], 'it\\&#x27;s \\&quot;so\\&quot;'],
    ['éclair ÄB', ['capfirst'], 'Éclair ÄB'],
    ['ab', [['center', 5]], '  ab '],
    ['abc', [['center', '6']], ' abc  '],
    ['a&b;', [['cut', ';']], 'a&amp;b'],
    [safe('a&amp;b'), [['cut', ';']], 'a&amp;ampb'],
    [safe('<b>x'), [['cut', 'x']], '<b>'],
    ["3RD john's m3x10", ['title'], '3rd John&#x27;s M3x10'],
    ['straße', ['upper'], 'STRASSE'],
    [safe('&lt;'), ['upper'], '&amp;LT;'],
    [safe('<B>'), ['lower'], '<b>'],
    ['Größe / Weiß ½', ['slugify'], 'groe-wei-12'],
    ['one\ntwo <b>', ['linenumbers'], '1. one\n2. two &lt;b&gt;'],
    ['hexagonal bolt with nuts', [['wordwrap', 10]], 'hexagonal\nbolt with\nnuts'],
    ['800-COLLECT', ['phone2numeric'], '800-2655328'],
    ['a b  c', ['wordcount'], '3'],
    ['ǆ ß ŉ İı ΑΣ', ['title'], 'ǅ Ss ʼN İı Ας'],
    ['copy\u00a0\nx', [['wordwrap', 3]], 'copy\u00a0\nx'],
    [null, ['lower'], 'none'],
  ])('%o|%o', (value, calls, wanted) => expect(print(value, calls)).toBe(wanted));

  test.each<[Value, string, string]>([
    [255, '#06x', '0x00ff'],
    [5, '+d', '+5'],
    [float(2.5), '.0f', '2'],
    [Decimal.of('2.345'), '.2f', '2.35'],
    [float(1234567), 'g', '1.23457e+06'],
    [float(0.00001234), 'G', '1.234E-05'],
    ['ab', '-5s|', 'ab   |'],
    ['ab', 'd', ''],
    [5, '5%', ''],
    [Tuple.make([1, 2]), 's', '(1, 2)'],
    [fromJson({ k: 7 }), '(k)03d', '007'],
  ])('%o|stringformat:%o is %o', (value, format, wanted) => expect(print(value, [['stringformat', format]])).toBe(wanted));
});

describe('what is cut short', () => {
  test.each<[Value, Call, string]>([
    ['hexagonal bolt', ['truncatechars', 5], 'hexa…'],
    ['hexagonal bolt', ['truncatechars', 14], 'hexagonal bolt'],
    ['😀😀😀', ['truncatechars', 2], '😀…'],
    ['hexagonal', ['truncatechars', 'many'], 'hexagonal'],
    ['one  two\nthree', ['truncatewords', 2], 'one two …'],
    [safe('<p>one <b>two &amp; three</b> four</p>'), ['truncatechars_html', 6], '<p>one <b>t…</b></p>'],
    [safe('<p>one <i>two three</i> four</p>'), ['truncatewords_html', 2], '<p>one <i>two …</i></p>'],
    [safe('a<br>b <img src="x y"/> c d e'), ['truncatewords_html', 3], 'a<br>b <img src="x y"/> c …'],
  ])('%o|%o', (value, call, wanted) => expect(print(value, [call])).toBe(wanted));
});

describe('markup', () => {
  test.each<[Value, Call[], string]>([
    ['<b>', ['escape'], '&lt;b&gt;'],
    ['<b>', ['escape', 'escape'], '&lt;b&gt;'],
    ['<b>', ['force_escape', 'force_escape'], '&amp;lt;b&amp;gt;'],
    ['<b>', ['safe'], '<b>'],
    ['a\r\nb\n\n\nc<', ['linebreaks'], '<p>a<br>b</p>\n\n<p>c&lt;</p>'],
    ['a\rb', ['linebreaksbr'], 'a<br>b'],
    ['<p class="x>y">a</p> & b < c', ['striptags'], 'a &amp; b &lt; c'],
    ['<<b>script>x', ['striptags'], ''],
    ['a <b', ['striptags'], 'a &lt;b'],
    [
      fromJson({ a: '</script>', b: [1, 2.5, null] }),
      [['json_script', 'x']],
      '<script id="x" type="application/json">{"a": "\\u003C/script\\u003E", "b": [1, 2.5, null]}</script>',
    ],
    ["'\u2028</", ['escapejs'], '\\u0027\\u2028\\u003C/'],
    ['ä/b c', ['urlencode'], '%C3%A4/b%20c'],
    ['ä/b c', [['urlencode', '']], '%C3%A4%2Fb%20c'],
    ['/ä?b=c&d', ['iriencode'], '/%C3%A4?b=c&amp;d'],
  ])('%o|%o', (value, calls, wanted) => expect(print(value, calls)).toBe(wanted));

  test.each([
    [
      'see www.example.com, or a@b.example!',
      'see <a href="http://www.example.com" rel="nofollow">www.example.com</a>, or <a href="mailto:a@b.example">a@b.example</a>!',
    ],
    ['(http://a.bc/x_(y))', '(<a href="http://a.bc/x_(y)" rel="nofollow">http://a.bc/x_(y)</a>)'],
    ['http://ä.de/ö?q=a b&c="', '<a href="http://%C3%A4.de/%C3%B6?q=a" rel="nofollow">http://ä.de/ö?q=a</a> b&amp;c=&quot;'],
    ['javascript:alert(1) file:///etc/passwd', 'javascript:alert(1) file:///etc/passwd'],
  ])('%j as links', (text, wanted) => expect(print(text, ['urlize'])).toBe(wanted));

  test('without escaping, texts stay as they are', () => {
    const state = stateOf({ autoescape: false });
    expect(print('<b>\nx', ['linebreaksbr'], state)).toBe('<b><br>x');
    expect(print(['<', safe('>')], [['join', '&']], state)).toBe('<&>');
    expect(print(['<', 1], [['join', '&']], state)).toBe("['<', 1]");
  });
});

describe('lists', () => {
  const rows = fromJson([
    { n: 'Bolt', q: 10 },
    { n: 'anchor', q: 2 },
    { n: 'Nut', q: 10 },
  ]);
  const names = (calls: Call[]) => print(rows, calls).match(/Bolt|anchor|Nut/g);

  test('in order of a key, those alike as they were', () => {
    expect(names([['dictsort', 'n']])).toEqual(['Bolt', 'Nut', 'anchor']);
    expect(names([['dictsort', 'q']])).toEqual(['anchor', 'Bolt', 'Nut']);
    expect(names([['dictsortreversed', 'q']])).toEqual(['Bolt', 'Nut', 'anchor']);
  });

  test('of a key that is missing, private, or has no order, there is nothing', () => {
    expect(print(fromJson([{ a: 1 }, { a: 'x' }]), [['dictsort', 'a']])).toBe('');
    expect(print(rows, [['dictsort', '_n']])).toBe('');
    expect(print(rows, [['dictsort', 'constructor']])).toBe('');
  });

  test.each<[Value, Call[], string]>([
    [[1, 2, 3, 4, 5], [['slice', '::-2']], '[5, 3, 1]'],
    [[1, 2, 3], [['slice', '-2:']], '[2, 3]'],
    [[1, 2, 3], [['slice', '1:2:3:4']], '[1, 2, 3]'],
    ['a😀b', [['slice', '1:']], '😀b'],
    [['a<', 2], [['join', '<br>']], 'a&lt;<br>2'],
    [[], ['first'], ''],
    ['<x', ['first'], '&lt;'],
    [null, ['length'], '0'],
    ['😀', ['length'], '1'],
    [
      ['a', ['b<', ['c']], 'd'],
      ['unordered_list'],
      '\t<li>a\n\t<ul>\n\t\t<li>b&lt;\n\t\t<ul>\n\t\t\t<li>c</li>\n\t\t</ul>\n\t\t</li>\n\t</ul>\n\t</li>\n\t<li>d</li>',
    ],
    [
      fromJson({ b: 1, a: ['resistor 10k', 'capacitor 100n', 'inductor 22u', 'diode 1N4148', 'transistor'] }),
      ['pprint', 'safe'],
      "{'a': ['resistor 10k',\n       'capacitor 100n',\n       'inductor 22u',\n       'diode 1N4148',\n       'transistor'],\n 'b': 1}",
    ],
  ])('%o|%o', (value, calls, wanted) => expect(print(value, calls)).toBe(wanted));

  test('what is no list is an error', () => {
    expect(() => print(5, ['first'])).toThrow("'int' object is not subscriptable");
    expect(() => print(5, ['unordered_list'])).toThrow("'int' object is not iterable");
  });
});

describe('numbers', () => {
  test.each<[Value, Call[], string]>([
    ['4', [['add', 2]], '6'],
    ['a', [['add', 'b']], 'ab'],
    ['a', [['add', 2]], ''],
    [[1], [['add', [2]]], '[1, 2]'],
    [parseDate('2026-01-31'), [['add', TimeDelta.ofSeconds(86_400)]], 'Feb. 1, 2026'],
    [float(2.675), [['floatformat', 2]], '2.68'],
    [float(-0.4), [['floatformat', 0]], '0'],
    [float(34), ['floatformat'], '34'],
    [float(34.26), ['floatformat'], '34.3'],
    [Decimal.of('1234567.891'), [['floatformat', '2g']], '1,234,567.89'],
    ['word', ['floatformat'], ''],
    [float(Number.NaN), [['floatformat', 2]], 'nan'],
    [float(1.5), [['floatformat', 'x']], '1.5'],
    [1234, [['get_digit', 2]], '3'],
    [21, [['divisibleby', '7']], 'True'],
    [0, ['pluralize'], 's'],
    [['a'], [['pluralize', 'y,ies']], 'y'],
    ['x', ['pluralize'], ''],
    [1500, ['filesizeformat'], '1.5\u00a0KB'],
    [-1, ['filesizeformat'], '-1\u00a0byte'],
    [null, [['yesno', 'a,b,c']], 'c'],
    [0, [['default', '<x>']], '<x>'],
  ])('%o|%o', (value, calls, wanted) => expect(print(value, calls)).toBe(wanted));

  test.each<[Value, Call, string]>([
    [3, ['divisibleby', 0], 'integer modulo by zero'],
    [1, ['floatformat', ''], 'string index out of range'],
    [1, ['floatformat', 1_000_000_000], 'at most 10000 digits'],
    ['a', ['center', 1_000_000_000], 'at most 10000000 can be printed'],
    ['a', ['ljust', 'wide'], "invalid literal for int() with base 10: 'wide'"],
    [1, ['stringformat', '999999999d'], 'at most 10000000 can be printed'],
    ['a b', ['wordwrap', 0], 'invalid width 0 (must be > 0)'],
  ])('%o|%o is refused', (value, call, message) => expect(() => print(value, [call])).toThrow(message));

  test("an argument too few or too many is Django's syntax error", () => {
    expect(() => print('a', ['cut'])).toThrow('cut requires 2 arguments, 1 provided');
    expect(() => print('a', [['upper', 'x']])).toThrow('upper requires 1 arguments, 2 provided');
  });
});

describe('dates', () => {
  const moment = parseDateTime('2026-03-07T04:05:06.000789+00:00');

  test.each<[Value, string, string]>([
    [
      moment,
      'D d M Y, l jS F; y n N b E t L z W o S w',
      'Sat 07 Mar 2026, Saturday 7th March; 26 3 March mar March 31 False 66 10 2026 th 6',
    ],
    [moment, 'H:i:s.u G g h a A f P', '04:05:06.000789 4 4 04 a.m. AM 4:05 4:05 a.m.'],
    [moment, 'e I O T Z U', 'UTC 0 +0000 UTC 0 1772856306'],
    [moment, 'c r', '2026-03-07T04:05:06.000789+00:00 Sat, 07 Mar 2026 04:05:06 +0000'],
    [moment, '\\D\\a\\y d <b>', 'Day 07 &lt;mar&gt;'],
    [moment, 'SHORT_DATE_FORMAT', '03/07/2026'],
    [parseDate('2026-11-24'), '', 'Nov. 24, 2026'],
    [parseTime('12:00:00'), 'P f', 'noon 12'],
    [parseTime('12:00:00'), 'Y', ''],
    ['2026-01-01', 'Y', ''],
    [null, 'Y', ''],
  ])('%o|date:%o', (value, format, wanted) => expect(print(value, [['date', format]])).toBe(wanted));

  test('a day has no hour', () =>
    expect(() => print(parseDate('2026-01-01'), [['date', 'Y H']])).toThrow("may not contain time-related format specifiers (found 'H')"));

  test.each<[Value, Call, string]>([
    [parseDateTime('2026-11-20T10:00:00Z'), 'timesince', '4 days, 5 hours'],
    [parseDateTime('2023-06-11T15:04:05Z'), 'timesince', '3 years, 5 months'],
    [parseDateTime('2027-01-01T00:00:00Z'), 'timesince', '0 minutes'],
    [parseDate('2026-11-25'), 'timeuntil', '8 hours, 55 minutes'],
    [parseDate('2024-02-29'), ['timesince', parseDate('2025-02-28')], '11 months, 4 weeks'],
    [parseDateTime('2026-01-01T00:00:00Z'), ['timesince', parseDateTime('2026-02-01T00:00:00')], ''],
  ])('%o|%o', (value, call, wanted) => expect(print(value, [call]).replaceAll('\u00a0', ' ')).toBe(wanted));

  test('by the clock of the current zone', () => {
    const state = stateOf({ timeZone: namedZone('Asia/Tokyo') });
    expect(print(moment, [['date', 'H:i T']], state)).toBe('13:05 JST');
    expect(print(moment, [], state)).toBe('March 7, 2026, 1:05 p.m.');
    expect(
      print(
        moment,
        [
          ['timezone', 'Asia/Kolkata'],
          ['date', 'H:i O'],
        ],
        state,
      ),
    ).toBe('09:35 +0530');
    expect(print(moment, ['utc'], { ...state, useTz: null })).toBe('March 7, 2026, 4:05 a.m.');
    expect(print(moment, [['timezone', 'Mars/City']], state)).toBe('');
  });
});

describe('in German', () => {
  const state = stateOf({ language: 'de' });

  test.each<[Value, Call[], string]>([
    [float(1234.5), [], '1234,5'],
    [1234567, ['intcomma'], '1.234.567'],
    [float(1234.5), [['floatformat', '2g']], '1.234,50'],
    [float(1234.5), [['floatformat', '2u']], '1234.50'],
    [float(1234.5), ['unlocalize'], '1234.5'],
    [parseDate('2026-03-07'), [], '7. März 2026'],
    [parseDateTime('2026-03-07T14:05:00Z'), [], '7. März 2026 14:05'],
    [parseDate('2026-03-07'), [['date', 'D M N l']], 'Sa Mär März Samstag'],
    [parseTime('12:00:00'), [['time', 'P']], 'Mittag'],
    [true, ['yesno'], 'Ja'],
    [parseDateTime('2026-11-22T15:04:05Z'), ['timesince'], '2\u00a0Tage'],
    [1_290_000, ['intword'], '1,3 Millionen'],
    [3, ['ordinal'], '3.'],
    [parseDate('2026-11-25'), ['naturalday'], 'morgen'],
    [1536, ['filesizeformat'], '1,5\u00a0KB'],
  ])('%o|%o', (value, calls, wanted) => expect(print(value, calls, state)).toBe(wanted));

  test('where nothing is localised, only the names stay German', () => {
    const plain = { ...state, useL10n: false };
    expect(print(float(1234.5), [], plain)).toBe('1234.5');
    expect(print(parseDate('2026-10-07'), [], plain)).toBe('Okt. 7, 2026');
  });

  test('another language has its own signs and names', () => {
    expect(print(parseDate('2026-08-07'), [], stateOf({ language: 'fr' }))).toBe('7 août 2026');
    expect(print(float(1234.5), [['floatformat', '2g']], stateOf({ language: 'fr' }))).toBe('1\u00a0234,50');
  });
});

describe('humanize', () => {
  test.each<[Value, Call, string]>([
    [-1234567, 'intcomma', '-1,234,567'],
    ['1234567.1234', 'intcomma', '1,234,567.1234'],
    ['x1234', 'intcomma', 'x1234'],
    [float(1234.5), ['intcomma', false], '1,234.5'],
    [999_999_999, 'intword', '1000.0 million'],
    [float(4.7), 'apnumber', 'four'],
    [112, 'ordinal', '112th'],
    [-1, 'ordinal', '-1'],
    [parseDate('2026-11-23'), 'naturalday', 'yesterday'],
    [parseDate('2026-11-20'), ['naturalday', 'Y-m-d'], '2026-11-20'],
    [parseDateTime('2026-11-24T15:04:05Z'), 'naturaltime', 'now'],
    [parseDateTime('2026-11-24T14:00:00Z'), 'naturaltime', 'an hour ago'],
    [parseDateTime('2026-11-24T15:06:05Z'), 'naturaltime', '2\u00a0minutes from now'],
    [parseDateTime('2026-11-25T17:04:05Z'), 'naturaltime', '1\u00a0day, 2\u00a0hours from now'],
  ])('%o|%o', (value, call, wanted) => expect(print(value, [call])).toBe(wanted));
});
