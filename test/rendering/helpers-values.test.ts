import { assert, bigInt, integer, pre, property, tuple } from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as h from '../../src/rendering/helpers/index.ts';
import { configure, type HelperSettings } from '../../src/rendering/helpers/settings.ts';

const print = (changes: Partial<HelperSettings> = {}) =>
  configure({
    locale: 'en',
    timeZone: 'UTC',
    currency: 'USD',
    exchangeRates: { EUR: '1', USD: '1.1', GBP: '0.88' },
    server: { instanceName: 'Parts', companyName: '', baseUrl: '', version: '0.0.0' },
    ...changes,
  });
beforeEach(() => print());

const eur = (amount: string | number) => ({ amount, currency: 'EUR' });
const usd = (amount: string | number) => ({ amount, currency: 'USD' });

describe('arithmetic', () => {
  test('is exact in tenths, and of the operands’ kind', () => {
    expect(h.add(0.1, 0.2)).toBe(0.3);
    expect(h.subtract(1, 0.9)).toBe(0.1);
    expect(h.multiply(1.1, 1.1)).toBe(1.21);
    expect(h.add('0.1', 0.2)).toBe('0.3');
    expect(h.add('9007199254740993', 1)).toBe('9007199254740994');
    expect(h.multiply('0.000000000000000000001', '0.1')).toBe('0.0000000000000000000001');
    expect(h.modulo(-7.5, 2)).toBe(-1.5);
    expect(h.divide('1', 3)).toBe('0.3333333333333333333333333333');
    expect(h.divide('2', '30000')).toBe('0.00006666666666666666666666666667');
    expect(h.divide(1, 3)).toBe(1 / 3);
  });

  test('with money gives money, in one currency', () => {
    expect(h.add(eur('12.50'), eur(0.1))).toEqual(eur('12.6'));
    expect(h.multiply(eur('0.25'), 12)).toEqual(eur('3'));
    expect(h.divide(eur('1'), 4)).toEqual(eur('0.25'));
    expect(h.divide(eur('1'), eur('4'))).toBe('0.25');
    expect(h.round(eur('2.345'), { decimals: 2 })).toEqual(eur('2.35'));
    expect(h.max([eur('9'), eur('10')])).toEqual(eur('10'));
  });

  test.each<[string, () => unknown, RegExp]>([
    ['a missing value', () => h.add(null, 5), /^add\(null, 5\): a value is missing/],
    [
      'an amount without a value',
      () => h.multiply({ amount: null, currency: 'EUR' } as never, 5),
      /multiply\(null EUR, 5\): a value is missing/,
    ],
    ['a word', () => h.subtract('many' as never, 5), /^subtract\("many", 5\): "many" is no number/],
    ['zero', () => h.divide(1, 0), /^divide\(1, 0\): cannot divide by zero/],
    ['zero', () => h.modulo('1', '0.0'), /^modulo\("1", "0\.0"\): cannot divide by zero/],
    ['two currencies', () => h.add(eur('1'), usd('2')), /^add\(1 EUR, 2 USD\): the currencies differ; convert/],
    ['money and a number', () => h.add(eur('1'), 2), /^add\(1 EUR, 2\): one is money and the other is not/],
    ['money by money', () => h.multiply(eur('1'), eur('2')), /cannot be multiplied by money/],
    ['what a number cannot hold', () => h.add(9007199254740991, 2), /cannot hold 9007199254740993; give the values as text/],
    ['a number without end', () => h.add(Number.NaN, 2), /is no number/],
    ['digits without end', () => h.add('1e9999', 2), /more than 400 digits/],
    ['decimals that are none', () => h.round(1, { decimals: 1.5 }), /decimals is a whole number from -100 to 100, not 1\.5/],
    ['an option that there is not', () => h.round(1, { digits: 2 } as never), /^round\(\) has no option "digits"; it has decimals, mode/],
  ])('of %s is an error that says so', (_what, call, message) => expect(call).toThrow(message));

  test('rounds as it is told', () => {
    const modes = ['halfUp', 'halfEven', 'up', 'down'] as const;
    expect(modes.map((mode) => h.round(2.5, { mode }))).toEqual([3, 2, 3, 2]);
    expect(modes.map((mode) => h.round(-2.5, { mode }))).toEqual([-3, -2, -3, -2]);
    expect(h.round(1234, { decimals: -2 })).toBe(1200);
  });

  test('sums what is there, and no currencies together', () => {
    expect(h.sum([])).toBe(0);
    expect(h.sum(null)).toBe(0);
    expect(h.sum([0.1, null, 0.2, undefined, ''])).toBe(0.3);
    expect(h.sum([eur('1.10'), null, { amount: null, currency: 'EUR' } as never, eur('2')])).toEqual(eur('3.1'));
    expect(() => h.sum([eur('1'), usd('2')])).toThrow(/several currencies \(EUR, USD\).*\{ currency: "EUR" \}/);
    expect(h.sum([eur('1'), usd('2.2')], { currency: 'EUR' })).toEqual(eur('3'));
    expect(h.sum([], { currency: 'EUR' })).toEqual(eur('0'));
    expect(() => h.sum([eur('1'), 2])).toThrow(/money and plain numbers/);
    expect(() => h.sum('12' as never)).toThrow(/takes a list/);
    expect(h.runningTotals([eur('1'), null, eur('0.5')])).toEqual([eur('1'), eur('1'), eur('1.5')]);
    expect(h.runningTotals([0.1, 0.2])).toEqual([0.1, 0.3]);
    expect(h.min([])).toBeNull();
    expect(() => h.max(1, null)).toThrow(/max\(1, null\)|a value is missing/);
  });

  test('undoes itself: x + y − y is x, and x × y ÷ y as well', () => {
    const decimal = tuple(bigInt(-(10n ** 12n), 10n ** 12n), integer({ min: 0, max: 8 })).map(([digits, places]) => `${digits}e-${places}`);
    assert(
      property(decimal, decimal, (x, y) => {
        expect(h.subtract(h.add(x, y), y)).toBe(h.add(x, '0'));
        pre(Number(y) !== 0);
        expect(h.divide(h.multiply(x, y), y)).toBe(h.add(x, '0'));
      }),
    );
  });
});

describe('number and money', () => {
  test('take options, and know no others', () => {
    expect(h.number(1234.5, { grouping: false })).toBe('1234.5');
    expect(h.number(5, { sign: 'always' })).toBe('+5');
    expect(h.number(-0)).toBe('0');
    expect(h.number('+7')).toBe('7');
    expect(h.number('123456789012345678901.5')).toBe('123,456,789,012,345,678,901.5');
    expect(h.money(eur('1234.567'), { maxDecimals: 0 })).toBe('€1,235');
    expect(h.money(eur('1'), { minDecimals: 3 })).toBe('€1.000');
    expect(() => h.number(1, { decimal: 2 } as never)).toThrow(/number\(\) has no option "decimal"; it has decimals,/);
    expect(() => h.number(1, { decimals: -1 })).toThrow(/decimals is a whole number from 0 to 100/);
    expect(() => h.number(1, { locale: 'de_DE' })).toThrow(/"de_DE" is no language tag/);
    expect(() => h.money({ amount: '1', currency: 'EURO' })).toThrow(/"EURO" is no currency/);
    expect(() => h.number({} as never)).toThrow(/number\(\) takes a number/);
  });

  test('follow the print, and the call before it', () => {
    print({ locale: 'de', currency: 'EUR' });
    expect(h.number(1234.5)).toBe('1.234,5');
    expect(h.money('12.5')).toBe('12,50\u00a0€');
    expect(h.money('12.5', { locale: 'en', currency: 'JPY' })).toBe('¥13');
  });
});

describe('convert', () => {
  test('goes by the stored rates, in both directions', () => {
    expect(h.convert(eur('10'), 'USD')).toEqual(usd('11'));
    expect(h.convert(usd('11'), 'EUR')).toEqual(eur('10'));
    expect(h.convert(usd('1'), 'GBP')).toEqual({ amount: '0.8', currency: 'GBP' });
    expect(h.convert(eur('10'))).toEqual(usd('11'));
    expect(h.convert(eur('1.50'), 'EUR')).toEqual(eur('1.5'));
    expect(h.convert(null, 'EUR')).toBeNull();
  });

  test('names the pair that has no rate', () => {
    expect(() => h.convert(eur('1'), 'AUD')).toThrow(/convert\(1 EUR, "AUD"\): there is no exchange rate from EUR to AUD/);
    expect(() => h.convert({ amount: '1', currency: 'AUD' }, 'EUR')).toThrow(/from AUD to EUR/);
    expect(() => h.convert(eur('1'), 'toString')).toThrow(/ISO 4217/);
    expect(() => h.convert(5, 'EUR')).toThrow(/takes money/);
  });
});

describe('days', () => {
  test.each(['America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC'])('do not shift in %s', (timeZone) => {
    print({ timeZone });
    expect(h.date('2026-03-29', { pattern: 'yyyy-MM-dd' })).toBe('2026-03-29');
    expect(h.addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(h.addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(h.addMonths('2026-03-31', -13)).toBe('2025-02-28');
    expect(h.daysBetween('2026-03-01', '2026-04-01')).toBe(31);
  });

  test('of a time stamp are those of the time zone', () => {
    print({ timeZone: 'Pacific/Auckland' });
    expect(h.date('2026-02-27T23:30:00Z')).toBe('Feb 28, 2026');
    expect(h.addDays('2026-02-27T23:30:00Z', 0)).toBe('2026-02-28');
    expect(h.date('2026-02-27T23:30:00Z', { timeZone: 'UTC' })).toBe('Feb 27, 2026');
    print({ timeZone: 'America/Los_Angeles' });
    expect(h.daysBetween('2026-02-28T03:00:00Z', '2026-02-28')).toBe(1);
  });

  test('are written by patterns, in any language', () => {
    print({ timeZone: 'Europe/Zurich' });
    const at = '2026-03-29T12:05:09Z';
    expect(h.datetime(at, { pattern: "dd.MM.yyyy 'um' HH:mm:ss z" })).toBe('29.03.2026 um 14:05:09 GMT+2');
    expect(h.datetime(at, { pattern: 'h:mm a xxx' })).toBe('2:05 PM +02:00');
    expect(h.date('2026-03-29', { pattern: 'EEEE, d. MMMM yyyy', locale: 'de' })).toBe('Sonntag, 29. März 2026');
    expect(h.date('2026-03-09', { pattern: 'd MMMM', locale: 'ru' })).toBe('9 марта');
    expect(h.datetime('2026-03-29T22:05:00Z', { pattern: 'H', timeZone: 'UTC' })).toBe('22');
    expect(h.datetime('2026-03-29T00:05:00Z', { pattern: 'HH hh', timeZone: 'UTC' })).toBe('00 12');
  });

  test.each<[() => unknown, RegExp]>([
    [() => h.date('31/12/2026'), /date\(\) takes a date such as "2026-03-01".*31\/12\/2026/],
    [() => h.date('2026-02-31'), /2026-02-31/],
    [() => h.date('2026-03-01', { pattern: 'DD.MM.YYYY' }), /the pattern "DD\.MM\.YYYY" has "DD"; it may have yyyy,/],
    [() => h.date('2026-03-01', { style: 'tiny' as never }), /style is short, medium, long or full, not "tiny"/],
    [() => h.datetime('2026-03-01', { timeZone: 'Zurich' }), /"Zurich" is no time zone/],
    [() => h.addDays('2026-03-01', 1.5), /the number of days is a whole number/],
    [() => h.daysBetween('yesterday', '2026-03-01'), /daysBetween\(\) takes a date/],
  ])('that cannot be are errors: %s', (call, message) => expect(call).toThrow(message));
});

const lines = [
  {
    pk: 1,
    reference: 'R10',
    quantity: 12,
    price: eur('0.25'),
    part: { pk: 3, name: 'Nut', IPN: 'n-1', active: true, category: { name: 'Fasteners' } },
    date: '2026-03-01',
    tags: [{ name: 'a' }, { name: 'b' }],
  },
  {
    pk: 2,
    reference: 'R2',
    quantity: 4,
    price: eur('10'),
    part: { pk: 4, name: 'lamp', IPN: null, active: false, category: null },
    date: '2026-03-01T23:30:00Z',
    tags: [],
  },
  {
    pk: 3,
    reference: 'R1',
    quantity: 8,
    price: null,
    part: { pk: 5, name: 'Bolt', IPN: 'N-2', active: true, category: { name: 'Fasteners' } },
    date: null,
    tags: [{ name: 'b' }],
  },
];
const pks = (list: { pk: number }[]) => list.map(({ pk }) => pk);

describe('where', () => {
  test.each<[Record<string, unknown>, number[]]>([
    [{}, [1, 2, 3]],
    [{ quantity: 4 }, [2]],
    [{ quantity: '4' }, [2]],
    [{ 'part.active': true, quantity__gt: 5 }, [1, 3]],
    [{ part__active: false }, [2]],
    [{ part: 5 }, [3]],
    [{ part: { pk: 5 } }, [3]],
    [{ part__id: 5 }, [3]],
    [{ part__id__in: [3, 5] }, [1, 3]],
    [{ part__IPN__istartswith: 'N-' }, [1, 3]],
    [{ part__IPN__startswith: 'N-' }, [3]],
    [{ part__IPN__isnull: true }, [2]],
    [{ part__IPN: null }, [2]],
    [{ 'part.category': null }, [2]],
    [{ 'part.category.name__iexact': 'fasteners' }, [1, 3]],
    [{ 'part.category.name__contains': 'ten' }, [1, 3]],
    [{ 'part.name__icontains': 'L' }, [2, 3]],
    [{ 'part.name__endswith': 't' }, [1, 3]],
    [{ 'part.name__iendswith': 'P' }, [2]],
    [{ quantity__range: [4, 8] }, [2, 3]],
    [{ quantity__lte: 8 }, [2, 3]],
    [{ quantity__lt: 8 }, [2]],
    [{ price__gte: 1 }, [2]],
    [{ price__gt: eur('0.2') }, [1, 2]],
    [{ 'price.amount__gt': '9' }, [2]],
    [{ date: '2026-03-01' }, [1]],
    [{ date__date: '2026-03-01' }, [1, 2]],
    [{ date__year: 2026, date__month: 3, date__quarter: 1, date__day: 1, date__week_day: 1 }, [1, 2]],
    [{ date__week: 9, date__iso_year: 2026, date__iso_week_day: 7 }, [1, 2]],
    [{ date__year__gte: 2026, date__month__in: [2, 3] }, [1, 2]],
    [{ date__year__lt: 2026 }, []],
    [{ date__year__isnull: true }, [3]],
    [{ 'tags.name': 'b' }, [1, 3]],
    [{ reference__regex: '^R\\d$' }, [2, 3]],
    [{ part__IPN__iregex: '^n' }, [1, 3]],
  ])('%j finds %j', (conditions, wanted) => expect(pks(h.where(lines, conditions))).toEqual(wanted));

  test.each<[Record<string, unknown>, RegExp]>([
    [{ quantty: 4 }, /where\(\): the records have no "quantty"; there is pk, reference, quantity/],
    [{ 'part.activ__exact': true }, /part has no "activ"; there is pk, name, IPN, active, category/],
    [{ quantity__above: 4 }, /quantity has no "above"/],
    [{ quantity__gt: 'many' }, /where\(\): quantity__gt: 12 cannot be compared with "many"/],
    [{ quantity__gt: null }, /a value to compare with is missing/],
    [{ price__gt: usd('1') }, /0\.25 EUR cannot be compared with 1 USD/],
    [{ quantity__in: 4 }, /quantity__in takes a list, not 4/],
    [{ quantity__range: [1] }, /takes a list of two values/],
    [{ price__isnull: 'yes' }, /takes true or false/],
    [{ reference__regex: '(' }, /"\(" is no regular expression/],
  ])('%j is an error that says why', (conditions, message) => expect(() => h.where(lines, conditions)).toThrow(message));

  test('of nothing is nothing, and of no list an error', () => {
    expect(h.where(null, { x: 1 })).toEqual([]);
    expect(h.where([], { x: 1 })).toEqual([]);
    expect(() => h.where({} as never, {})).toThrow(/takes a list/);
    expect(() => h.where(lines, null as never)).toThrow(/conditions are an object/);
  });

  test('reaches no more than a record’s own fields', () => {
    expect(() => h.where(lines, { constructor: 1 })).toThrow(/no "constructor"/);
    expect(() => h.orderBy(lines, 'part.toString')).toThrow(/no "toString"/);
  });
});

describe('orderBy, groupBy, parameter', () => {
  test('order as people do, what has no value last', () => {
    expect(pks(h.orderBy(lines, 'reference'))).toEqual([3, 2, 1]);
    expect(pks(h.orderBy(lines, '-quantity'))).toEqual([1, 3, 2]);
    expect(pks(h.orderBy(lines, 'part.name'))).toEqual([3, 2, 1]);
    expect(pks(h.orderBy(lines, 'part.IPN'))).toEqual([1, 3, 2]);
    expect(pks(h.orderBy(lines, '-part.IPN'))).toEqual([3, 1, 2]);
    expect(pks(h.orderBy(lines, '-price'))).toEqual([2, 1, 3]);
    expect(pks(h.orderBy(lines, 'part.category.name', '-reference'))).toEqual([1, 3, 2]);
    expect(pks(lines)).toEqual([1, 2, 3]);
    expect(() => h.orderBy([{ a: eur(1) }, { a: usd(1) }], 'a')).toThrow(/1 EUR and 1 USD|1 USD and 1 EUR/);
  });

  test('group by value, a record by its pk', () => {
    const groups = h.groupBy(lines, 'part.category.name').map(({ key, items }) => [key, pks(items)]);
    expect(groups).toEqual([
      ['Fasteners', [1, 3]],
      [null, [2]],
    ]);
    expect(h.groupBy([{ part: { pk: 1, name: 'x' } }, { part: { pk: 1, name: 'x' } }], 'part')).toHaveLength(1);
    expect(() => h.groupBy(lines, 'part.kind')).toThrow(/part has no "kind"/);
  });

  test('parameters go by their exact name first', () => {
    const parameters = { voltage: '5 V', Voltage: '12 V', Length: '20 mm' };
    expect(h.parameter(parameters, 'Voltage')).toBe('12 V');
    expect(h.parameter({ parameters }, 'LENGTH')).toBe('20 mm');
    expect(h.parameter({ parameters }, 'Colour', 'any')).toBe('any');
    expect(h.parameter(null, 'Length')).toBe('');
  });
});

describe('texts, links, settings, status', () => {
  test('texts', () => {
    expect(h.titleCase("it's john’s éclair, mk2 nut")).toBe("It's John’s Éclair, Mk2 Nut");
    expect(h.titleCase(null)).toBe('');
    expect(h.truncate('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…');
    expect(h.truncate('short', 5)).toBe('short');
  });

  test('links lead to the server alone', () => {
    expect(h.internalLink('/part/1/')).toBe('');
    print({ server: { instanceName: '', companyName: '', baseUrl: 'https://x.example', version: '' } });
    expect(h.internalLink('/part/1/')).toBe('https://x.example/part/1/');
    expect(() => h.internalLink('//evil.example')).toThrow(/takes a path of the server/);
    expect(() => h.internalLink('javascript:alert(1)')).toThrow(/takes a path of the server/);
  });

  test('settings cannot be changed, and a name that there is not is told', () => {
    expect(h.settings('INVENTREE_INSTANCE')).toBe('Parts');
    expect(Object.isFrozen(h.settings())).toBe(true);
    expect(() => h.settings('SECRET_KEY')).toThrow(/there is no such setting; there are instanceName/);
  });

  test('statuses', () => {
    expect(h.statusText('build', 20)).toBe('Production');
    expect(h.statusText('build', 1234)).toBe('1234');
    expect(h.statusText('build', null)).toBe('');
    expect(h.statusColor('stockitem', 55)).toMatch(/^#/);
    expect(() => h.statusText('part' as never, 1)).toThrow(/kind is build, .* or stockitem, not "part"/);
  });
});

describe('addresses of pictures', () => {
  test('stay in the store', () => {
    expect(h.uploadedImage('/part_images/ä b.png', { placeholder: false })).toBe('part_images/%C3%A4%20b.png');
    expect(() => h.uploadedImage('../secret')).toThrow(/takes a path below the media root/);
    expect(() => h.uploadedImage('https://x.example/a.png')).toThrow(/takes a path below the media root/);
    expect(() => h.partImage(7 as never)).toThrow(/partImage\(\) takes a record/);
    expect(() => h.asset('')).toThrow(/asset\(\) takes the file name/);
    expect(h.logo()).toBe('assets/company-logo.svg?optional');
  });
});
