import { beforeAll, describe, expect, test } from 'vitest';
import { configure, helperSettings } from '../../../../src/rendering/helpers/settings.ts';
import { Decimal, parseDate, parseDateTime, PyFloat, SafeString, TimeDelta, Tuple } from '../../../../src/rendering/django/values/index.ts';
import { REPORT_LIBRARIES } from '../../../../src/rendering/django/report-libraries.ts';
import { failureOf, render } from '../render-django.ts';
import { money, part, record, spec } from './records.ts';

beforeAll(() =>
  configure({
    ...helperSettings(),
    locale: 'en-US',
    currency: 'USD',
    exchangeRates: { USD: '1', EUR: '0.8', JPY: '150' },
    server: { ...helperSettings().server, baseUrl: 'https://parts.example' },
  }),
);

const DATA = {
  none: null,
  list: ['a', 'b', 'c'],
  empty: [],
  tuple: Tuple.make([1, 2]),
  dict: { 'a b': 1, x: null },
  half: new PyFloat(2.5),
  tiny: new PyFloat(1e-7),
  dec: Decimal.of('10.500'),
  yes: true,
  usd: money('1234.5'),
  eur: money('20.00', 'EUR'),
  cents: money('0.125'),
  chf: money('5', 'CHF'),
  day: parseDate('2026-03-01'),
  later: parseDate('2026-03-11'),
  span: new TimeDelta(2),
  moment: parseDateTime('2026-03-01T23:30:00+00:00'),
  naive: parseDateTime('2026-03-01T23:30:00'),
  markup: '<b>',
};
const safe = (text: string): SafeString => new SafeString(text);
const printed = (body: string, data: Record<string, unknown> = {}): string =>
  render(`{% load report %}${body}`, { ...DATA, ...data }, REPORT_LIBRARIES);
const failed = (body: string, data: Record<string, unknown> = {}): string =>
  failureOf(`{% load report %}${body}`, { ...DATA, ...data }, REPORT_LIBRARIES).replace(/ at main:.*$/, '');

describe('lists', () => {
  test.each([
    ['{% getindex list 1 %}', 'b'],
    ['{% getindex list "2" %}', 'c'],
    ['{% getindex list 3 %}|{% getindex list -1 %}|{% getindex list "x" %}', 'None|None|None'],
    ['{% getindex "häß" 1 %}', 'ä'],
    ['{% getkey dict "a b" %}|{% getkey dict "x" 5 %}|{% getkey dict "y" backup_value="no" %}|{% getkey dict "y" %}', '1|None|no|None'],
    ['{% getkey list "a" "b" %}', 'None'],
    ['{% length list %}{% length "abcd" %}{% length none %}{% length 5 %}{% length dict %}', '34002'],
    ['{% first list %}{% last list %}{% first "xyz" %}{% last tuple %}', 'acx2'],
    ['{% first empty %}|{% first empty "none" %}|{% last empty default=3 %}|{% last 5 7 %}', 'None|none|3|7'],
    [
      '{% reverse list as r %}{{ r|join:"" }}|{% reverse "abc" %}|{% reverse tuple %}|{% reverse 5 %}|{% reverse none %}',
      'cba|cba|(2, 1)|[]|[]',
    ],
    ['{% truncate list 2 as t %}{{ t|join:"" }}|{% truncate "abc" -1 %}|{% truncate list "x" %}|{% truncate none 1 %}', 'ab|ab|[]|[]'],
    ['{% join list %}|{% join list " - " %}|{% join list separator="" %}|{% join none %}|{% join tuple %}', 'a,b,c|a - b - c|abc||1,2'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));
});

describe('texts', () => {
  test.each([
    ['{% strip "  a " %}|{% strip "xxax" "x" %}|{% strip "  a" none %}|{% strip "\t a" %}', 'a|a|a|\t a'],
    ['{% lstrip "--a--" "-" %}|{% rstrip "--a--" chars="-" %}|{% strip 0 %}|{% strip "..." "." %}', 'a--|--a||'],
    ['{% split "a, b ,c" as s %}{{ s|join:"/" }}|{% split "a;b" ";" as s %}{{ s|join:"/" }}|{% split "" %}', 'a/b/c|a/b|[]'],
    ['{% split " a  b " none as s %}{{ s|join:"/" }}', 'a/b'],
    ['{% replace "a-b-c" "-" "+" %}|{% replace "a-b" "-" %}|{% replace "ab" "" "." %}|{% replace none "a" %}', 'a+b+c|ab|.a.b.|'],
    ['{% lowercase "ÄB" %}|{% uppercase "straße" %}|{% titlecase "it\'s mine" %}|{% uppercase none %}', 'äb|STRASSE|It&#x27;S Mine|'],
    ['{% lowercase dec %}|{% uppercase markup %}', '10.500|&lt;B&gt;'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));
});

describe('arithmetic', () => {
  test.each([
    ['{% add 1 2 %}|{% add "1.50" 2 %}|{% add half dec %}|{% add " 1 " "2" %}|{% add yes 1 %}', '3|3.50|13.000|3|2'],
    ['{% add "a" "b" %}|{% add list list as l %}{{ l|length }}|{% add day span %}', 'ab|6|2026-03-03'],
    ['{% subtract 1 0.9 %}|{% subtract later day %}|{% subtract day span %}', '0.1|10 days, 0:00:00|2026-02-27'],
    ['{% multiply 1.10 3 %}|{% multiply usd 2 %}|{% multiply "0.5" usd %}', '3.3|$2,469.00|$617.25'],
    [
      '{% divide 1 3 %}|{% divide 2 3 %}|{% divide 10 4 %}|{% divide usd 2 %}|{% divide usd usd %}',
      '0.3333333333333333333333333333|0.6666666666666666666666666667|2.5|$617.25|1',
    ],
    ['{% modulo 7 3 %}|{% modulo -7 3 %}|{% modulo "7.5" 2 %}|{% modulo 5 usd %}', '1|-1|1.5|$61.72'],
    ['{% add usd usd %}|{% add usd 0 %}|{% subtract 0 usd %}', '$2,469.00|$1,234.50|-$1,234.50'],
    ['{% add 1 2 cast="int" as x %}{{ x }}', '3'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));

  test.each([
    ['{% add none 1 %}', 'ValidationError: add: Null value provided to function'],
    ['{% modulo 1 y=none %}', 'ValidationError: modulo: Null value provided to function'],
    ['{% add "a" 1 %}', "ValidationError: add: Cannot add values of incompatible types: x='a' (SafeString), y='1' (int)"],
    ['{% add usd eur %}', "ValidationError: add: Cannot add values of incompatible types: x='$1,234.50' (Money), y='€20.00' (Money)"],
    ['{% add usd 1 %}', "ValidationError: add: Cannot add values of incompatible types: x='$1,234.50' (Money), y='1' (int)"],
    [
      '{% subtract list 1 %}',
      "ValidationError: subtract: Cannot subtract values of incompatible types: x='['a', 'b', 'c']' (list), y='1' (int)",
    ],
    [
      '{% multiply usd usd %}',
      "ValidationError: multiply: Cannot multiply values of incompatible types: x='$1,234.50' (Money), y='$1,234.50' (Money)",
    ],
    ['{% divide 1 0 %}', "ValidationError: divide: Cannot divide by zero: x='1' (int), y='0' (int)"],
    ['{% divide 0 0 %}', "ValidationError: divide: Cannot divide values of incompatible types: x='0' (int), y='0' (int)"],
    ['{% divide usd 0 %}', "ValidationError: divide: Cannot divide by zero: x='$1,234.50' (Money), y='0' (int)"],
    [
      '{% divide dec usd %}',
      "ValidationError: divide: Cannot divide values of incompatible types: x='10.500' (Decimal), y='$1,234.50' (Money)",
    ],
    [
      '{% modulo 1 0 %}',
      "ValidationError: modulo: Cannot perform modulo operation with values of incompatible types x='1' (int), y='0' (int)",
    ],
    ['{% add 1 %}', "'add' did not receive value(s) for the argument(s): 'y'"],
  ])('%s', (body, wanted) => expect(failed(body)).toBe(wanted));
});

describe('numbers', () => {
  test.each([
    ['{% format_number 1.10 %}|{% format_number dec %}|{% format_number "1e3" %}|{% format_number "x1" %}', '1.1|10.5|1000|x1'],
    [
      '{% format_number 1.10 3 %}|{% format_number 2.5 decimal_places=0 %}|{% format_number 3.5 0 %}|{% format_number 1234.567 -2 %}',
      '1.1|2|4|1200',
    ],
    [
      '{% format_number 0.125 2 %}|{% format_number 0.135 2 %}|{% format_number 1.5 "x" %}|{% format_number 1.55 "1" %}',
      '0.12|0.14|1.5|1.6',
    ],
    [
      '{% format_number 3.14159 leading=3 %}|{% format_number -3.7 leading=2 %}|{% format_number 5 leading="x" %}|{% format_number 5 leading=-1 %}',
      '0003.14159|00-3.7|5|5',
    ],
    ['{% format_number 3.99 integer=True %}|{% format_number 2 multiplier=2.5 %}|{% format_number -3.9 integer=1 %}', '3|5|-3'],
    [
      '{% format_number 1234567.5 separator="," %}|{% format_number 1234567 separator=" " %}|{% format_number -1234 separator="." %}|{% format_number 123 separator="," %}',
      '1,234,567.5|1 234 567|-1.234|123',
    ],
    ['{% format_number tiny %}|{% format_number 0.000 %}|{% format_number "" %}', '1E-7|0|'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));

  test.each([
    ['{% format_number none %}', 'ValidationError: format_number: Null value provided to function'],
    ['{% format_number 1 multiplier="x" %}', "InvalidOperation: [<class 'decimal.ConversionSyntax'>]"],
    ['{% format_number 1 decimal_places=1000000000 %}', "InvalidOperation: [<class 'decimal.InvalidOperation'>]"],
    ['{% format_number 1 leading=1000000000 %}', /^MemoryError: /],
  ])('%s', (body, wanted) => expect(failed(body)).toMatch(wanted));
});

describe('dates', () => {
  test.each([
    ['{% format_date day %}|{% format_date day fmt="%d.%m.%Y" %}|{% format_date "soon" %}', '2026-03-01|01.03.2026|soon'],
    [
      '{% format_date moment %}|{% format_date moment "Europe/Zurich" %}|{% format_date day timezone="America/New_York" %}',
      '2026-03-01|2026-03-02|2026-02-28',
    ],
    ['{% format_datetime moment %}|{% format_datetime moment "Europe/Zurich" %}', '2026-03-01T23:30:00+00:00|2026-03-02T00:30:00+01:00'],
    ['{% format_datetime naive "Nowhere/Land" "%H:%M %Z" %}|{% format_datetime day fmt="%c" %}', '23:30 UTC|Sun Mar  1 00:00:00 2026'],
    [
      '{% format_datetime moment fmt="%a %A %b %B %d %-d %e %j %U %W %V %G %u %w %y" %}',
      'Sun Sunday Mar March 01 1  1 060 09 08 09 2026 7 0 26',
    ],
    ['{% format_datetime moment fmt="%I:%M:%S %p %f %z %Z %% %Q %^a %D %T" %}', '11:30:00 PM 000000 +0000 UTC % %Q SUN 03/01/26 23:30:00'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));

  test.each([
    ['{% format_date none %}', 'ValidationError: format_date: Null value provided to function'],
    ['{% format_datetime none %}', 'ValidationError: format_datetime: Null value provided to function'],
    ['{% format_datetime "soon" %}', /^TypeError: Argument must be a datetime or date object/],
  ])('%s', (body, wanted) => expect(failed(body)).toMatch(wanted));
});

describe('money', () => {
  test.each([
    ['{{ usd }}|{{ eur }}|{{ cents }}|{{ usd.amount }}|{{ usd.currency }}', '$1,234.50|€20.00|$0.12|1234.5|USD'],
    [
      '{% render_currency usd %}|{% render_currency eur %}|{% render_currency cents %}|{% render_currency none %}|{% render_currency "" %}',
      '$1,234.5|€20.00|$0.125|-|-',
    ],
    [
      '{% render_currency usd decimal_places=2 %}|{% render_currency usd decimal_places=0 %}|{% render_currency cents decimal_places=2 %}',
      '$1,234.50|$1,234|$0.12',
    ],
    [
      '{% render_currency usd decimal_places="2" %}|{% render_currency usd min_decimal_places=3 %}|{% render_currency cents max_decimal_places=1 %}',
      '$1,234.5|$1,234.500|$0.1',
    ],
    [
      '{% render_currency usd currency="EUR" %}|{% render_currency usd currency="CHF" %}|{% render_currency chf %}',
      '€987.6|$1,234.5|CHF5.00',
    ],
    [
      '{% render_currency usd multiplier=2 %}|{% render_currency usd include_symbol=False %}|{% render_currency 5 %}|{% render_currency "5.5" currency="EUR" %}',
      '$2,469.00|1,234.5|$5.00|€5.5',
    ],
    ['{% create_currency 5 %}|{% create_currency "1.5" "eur" %}|{% create_currency half currency=" JPY " %}', '$5.00|€1.50|¥2'],
    ['{% convert_currency usd "EUR" %}|{% convert_currency eur %}|{% convert_currency eur "JPY" %}', '€987.60|$25.00|¥3,750'],
    ['{% if usd == usd %}same{% endif %}{% if usd == eur %}no{% endif %}', 'same'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));

  test.each([
    ['{% render_currency "x" %}', "ValidationError: render_currency: Invalid money value: 'x' (SafeString)"],
    ['{% render_currency usd multiplier="x" %}', "ValidationError: render_currency: Invalid multiplier value: 'x' (SafeString)"],
    [
      '{% render_currency usd decimal_places=1000 max_decimal_places=1000 %}',
      'ValidationError: render_currency: at most 100 decimal places, not 1000',
    ],
    ['{% render_currency usd style="x" %}', "'render_currency' received unexpected keyword argument 'style'"],
    ['{% create_currency 5 "ZZZ" %}', 'ValidationError: create_currency: Invalid currency code: ZZZ'],
    ['{% create_currency "x" %}', 'ValidationError: create_currency: Invalid amount: x'],
    ['{% create_currency none %}', 'ValidationError: create_currency: Null value provided to function'],
    ['{% convert_currency usd "AUD" %}', 'ValidationError: convert_currency: Missing exchange rate USD -> AUD'],
    ['{% convert_currency 5 %}', 'TypeError: convert_currency tag requires a Money instance'],
  ])('%s', (body, wanted) => expect(failed(body)).toBe(wanted));
});

describe('rows', () => {
  const line = (pk: number, quantity: number, reference: string | null, active = true) =>
    spec('BomItem', { pk, quantity, reference, str: `line ${pk}`, part: spec('Part', { pk: pk * 10, active }) });
  const lines = [line(1, 5, 'R2', false), line(2, 12, 'R10'), line(3, 1, null)];
  const assembly = part({
    pk: 7,
    bom_items: lines,
    parameters_list: [
      spec('Parameter', { pk: 1, name: 'Length', data: '5 mm', units: 'mm' }),
      spec('Parameter', { pk: 2, name: 'length', data: '6 mm', units: '' }),
    ],
  });
  const first = record(lines[0]!);
  const pks = '{% for each in r %}{{ each.pk }}{% endfor %}';

  test.each([
    [`{% filter_queryset assembly.bom_items.all quantity__gt=3 as r %}${pks}`, '12'],
    [`{% filter_queryset assembly.bom_items.all part__active=True reference__isnull=False as r %}${pks}`, '2'],
    [`{% filter_queryset assembly.bom_items.all part=first.part as r %}${pks}`, '1'],
    [`{% filter_queryset assembly.bom_items.all id__in=tuple as r %}${pks}|{{ r.count }}|{{ r.first }}`, '12|2|line 1'],
    [`{% order_queryset assembly.bom_items.all '-quantity' as r %}${pks}`, '213'],
    [`{% order_queryset assembly.bom_items.all 'part__active' 'quantity' as r %}${pks}`, '132'],
    ['{% filter_queryset list x=1 as r %}{{ r|join:"" }}|{% order_queryset none "x" %}|{% filter_queryset 5 %}', 'abc|None|5'],
    ['{% filter_queryset assembly.bom_items.all quantity=1 %}', '&lt;QuerySet [&lt;BomItem: line 3&gt;]&gt;'],
    ['{% filter_queryset assembly.bom_items x=1 %}', 'None'],
    ['{% if assembly.bom_items %}yes{% endif %}{{ assembly.bom_items.all|length }}{{ assembly.bom_items.all.1.pk }}', 'yes32'],
    [
      '{% parameter assembly "Length" as p %}{{ p.data }} {{ p.units }}|{% part_parameter assembly "LENGTH" as p %}{{ p.data }}',
      '5 mm mm|5 mm',
    ],
    [
      '{% parameter assembly "x" %}|{% parameter_value assembly "length" %}|{% parameter_value assembly "x" "?" %}|{% parameter_value assembly "x" %}',
      'None|6 mm|?|None',
    ],
    ['{% filter_db_model "part" %}', 'None'],
  ])('%s', (body, wanted) => expect(printed(body, { assembly, first })).toBe(wanted));

  test.each([
    ['{% filter_queryset assembly.bom_items.all quantity__near=3 %}', /^FieldError: filter_queryset: quantity has no "near"/],
    ['{% order_queryset assembly.bom_items.all "colour" %}', /^FieldError: order_queryset: the records have no "colour"/],
    ['{% filter_queryset assembly.bom_items.all constructor="x" %}', /^FieldError: filter_queryset: the records have no "constructor"/],
    [
      '{% filter_db_model "part.part" active=True %}',
      /^ValidationError: filter_db_model: a report cannot search all rows of 'part\.part'; use filter_queryset/,
    ],
    ['{% parameter none "x" %}', 'ValueError: parameter tag requires a valid Model instance'],
    ['{% parameter_value list "x" %}', 'ValueError: parameter tag requires a valid Model instance'],
    ["{% parameter first 'x' %}", "TypeError: parameter tag requires a Model with 'parameters' attribute"],
  ])('%s', (body, wanted) => expect(failed(body, { assembly, first })).toMatch(wanted));
});

describe('files', () => {
  const bolt = part({ pk: 1, image: 'part_images/bolt 1.png' });
  const bare = part({ pk: 2, image: null });
  const acme = record(spec('Company', { pk: 1, image: 'company_images/acme.png' }));

  test.each([
    [
      '{% asset "logo.png" %}|{% asset "/sub dir/ä.png" %}|{% asset "" %}',
      'report/assets/logo.png|report/assets/sub%20dir/%C3%A4.png|None',
    ],
    [
      '{% uploaded_image "/part_images/x.png" %}|{% uploaded_image "a/../part_images/x.png" replace_missing=False %}',
      'part_images/x.png?placeholder|part_images/x.png',
    ],
    [
      '{% part_image bolt %}|{% part_image bolt thumbnail=True %}|{% part_image bolt preview=True %}',
      'part_images/bolt%201.png?placeholder|part_images/bolt%201.png?placeholder&amp;most=128|part_images/bolt%201.png?placeholder&amp;most=256',
    ],
    [
      '{% part_image bolt width=200 height="100" rotate=90 %}|{% part_image bolt width="wide" %}',
      'part_images/bolt%201.png?placeholder&amp;width=200&amp;height=100&amp;rotate=90|part_images/bolt%201.png?placeholder',
    ],
    [
      '{% part_image bare width=50 %}|{% company_image acme %}',
      './?placeholder&amp;optional&amp;width=50|company_images/acme.png?placeholder',
    ],
    [
      '{% encode_svg_image "company_images/a.svg" %}|{% logo_image %}|{% logo_image custom=False %}',
      'company_images/a.svg|assets/company-logo.svg?optional&amp;placeholder|assets/company-logo.svg?optional&amp;placeholder',
    ],
  ])('%s', (body, wanted) => expect(printed(body, { bolt, bare, acme })).toBe(wanted));

  test('a picture that is not there is a drawing', () => {
    expect(printed('{% part_image bare %}', { bare })).toMatch(/^data:image\/svg\+xml,/);
    expect(printed('{% uploaded_image none %}')).toMatch(/^data:image\/svg\+xml,/);
  });

  test.each([
    ['{% asset "../../../etc/passwd" %}', "ValidationError: Invalid media file path: 'report/assets/../../../etc/passwd'"],
    ['{% asset "" raise_error=True %}', 'ValueError: No asset file specified'],
    ['{% uploaded_image "" replace_missing=False %}', "FileNotFoundError: Image file not found: ''"],
    ['{% uploaded_image "x.png" width=1000000000 %}', 'ValueError: width of a picture is from 1 to 10000 pixels, not 1000000000'],
    ['{% part_image acme %}', 'TypeError: part_image tag requires a Part instance'],
    ['{% company_image none %}', 'TypeError: company_image tag requires a Company instance'],
    ['{% encode_svg_image "" %}', 'FileNotFoundError: No image file specified'],
  ])('%s', (body, wanted) => expect(failed(body, { acme })).toBe(wanted));
});

describe('markup', () => {
  test.each([
    ['{% internal_link "/part/1/" "<b>" %}', '<a href="https://parts.example/part/1/"><b></a>'],
    ['{% internal_link "javascript:x" "<b>" %}|{% internal_link none 5 %}', '&lt;b&gt;|5'],
    [
      '{% render_html_text markup %}|{% render_html_text "a" bold=True italic=True %}|{% render_html_text "a" heading="h3" %}',
      '<b>|<strong><em>a</strong></em>|<h3>a</h3>',
    ],
    ['{% icon "ti:box" %}{% icon "x" class="big" %}{% include_icon_fonts %}{% include_icon_fonts ttf=True %}', ''],
  ])('%s', (body, wanted) => expect(printed(body, { safe: safe('') })).toBe(wanted));
});
