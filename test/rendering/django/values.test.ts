import { describe, expect, test } from 'vitest';
import {
  attributeOf,
  compare,
  contains,
  Decimal,
  equals,
  fixedZone,
  floatText,
  fromJson,
  itemOf,
  namedZone,
  parseDate,
  parseDateTime,
  parseTime,
  PyFloat,
  PySet,
  repr,
  SafeString,
  str,
  TimeDelta,
  toInt,
  truthy,
  Tuple,
  type Value,
} from '../../../src/rendering/django/values/index.ts';

describe('how values print', () => {
  test.each<[Value, string]>([
    [null, 'None'],
    [true, 'True'],
    [123456789012345678901234567890n, '123456789012345678901234567890'],
    [new PyFloat(1), '1.0'],
    [new PyFloat(1e16), '1e+16'],
    [new PyFloat(0.0001), '0.0001'],
    [new PyFloat(1.5e-7), '1.5e-07'],
    [new PyFloat(-0), '-0.0'],
    [Decimal.of('10.500'), '10.500'],
    [Decimal.of('1E+3'), '1E+3'],
    [Decimal.of('0.0000001'), '1E-7'],
    [[1, 'two', null, Decimal.of('1.50')], "[1, 'two', None, Decimal('1.50')]"],
    [["it's", 'both \' and "', 'tab\t \u2028 \u00a0 é 😀'], `["it's", 'both \\' and "', 'tab\\t \\u2028 \\xa0 é 😀']`],
    [Tuple.make(['x']), "('x',)"],
    [new PySet([]), 'set()'],
    [fromJson({ k: [1.5, { n: null }] }), "{'k': [1.5, {'n': None}]}"],
    [[parseDate('2026-01-02'), parseTime('10:11:00')], '[datetime.date(2026, 1, 2), datetime.time(10, 11)]'],
    [TimeDelta.ofSeconds(-60), '-1 day, 23:59:00'],
    [[TimeDelta.ofSeconds(90_061.5)], '[datetime.timedelta(days=1, seconds=3661, microseconds=500000)]'],
    [
      [parseDateTime('2026-11-24T00:00:00-05:30')],
      '[datetime.datetime(2026, 11, 24, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))]',
    ],
  ])('%o', (value, wanted) => expect(str(value)).toBe(wanted));

  test('a list that holds itself ends', () => {
    const list: Value[] = [1];
    list.push(list);
    expect(repr(list)).toBe('[1, [...]]');
  });

  test('a text that would fill the memory is refused', () => {
    const long = 'x'.repeat(3_000_000);
    expect(() => repr([long, long, long, long])).toThrow(/at most 10000000/);
  });
});

describe('attributes', () => {
  test.each(['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'])(
    '%s is none of any value',
    (name) => {
      for (const value of [
        'text',
        1,
        1n,
        true,
        null,
        [1],
        fromJson({ a: 1 }),
        new PyFloat(1),
        Decimal.of('1'),
        parseDate('2026-01-01'),
        () => null,
      ])
        expect(attributeOf(value, name)).toBeUndefined();
    },
  );

  test('methods without arguments are found, those with arguments are marked', () => {
    expect((attributeOf(' ab cd ', 'split') as () => Value)()).toEqual(['ab', 'cd']);
    expect(str((attributeOf(fromJson({ a: 1 }), 'items') as () => Value)())).toBe("dict_items([('a', 1)])");
    const week = (attributeOf(parseDate('2027-01-01'), 'isocalendar') as () => Value)();
    expect(str(week)).toBe('datetime.IsoCalendarDate(year=2026, week=53, weekday=5)');
    expect(attributeOf(week, 'week')).toBe(53);
    expect(attributeOf([1], 'append')).toHaveProperty('needsArguments', true);
  });
});

describe('equality, order and membership', () => {
  test('numbers of all types compare by their exact values', () => {
    expect(equals(1, new PyFloat(1))).toBe(true);
    expect(equals(true, Decimal.of('1.00'))).toBe(true);
    expect(compare(new PyFloat(0.1), Decimal.of('0.1'))).toBe(1);
    expect(compare(2n ** 60n, new PyFloat(2 ** 60))).toBe(0);
    expect(compare(new PyFloat(Number.NaN), 1)).toBeNaN();
  });

  test('what has no order says so', () => {
    expect(() => compare('1', 2)).toThrow("'<' not supported between instances of 'str' and 'int'");
    expect(() => compare(null, 2, '>=')).toThrow("'>=' not supported between instances of 'NoneType' and 'int'");
    expect(() => compare(parseDateTime('2026-01-01T00:00:00'), parseDateTime('2026-01-01T00:00:00Z'))).toThrow(/offset-naive/);
  });

  test('texts go by code points, beyond the first plane as well', () => expect(compare('\uffff', '😀')).toBe(-1));

  test('in', () => {
    expect(contains('stock', new SafeString('oc'))).toBe(true);
    expect(contains([1, 2], new PyFloat(2))).toBe(true);
    expect(contains(fromJson({ a: null }), 'a')).toBe(true);
    expect(() => contains('a1', 1)).toThrow("'in <string>' requires string as left operand, not int");
    expect(() => contains(5, 1)).toThrow("argument of type 'int' is not iterable");
  });

  test('a set holds nothing that can change, and is above its parts', () => {
    expect(contains(new PySet([1, 'a']), new PyFloat(1))).toBe(true);
    expect(() => contains(new PySet([1]), [1])).toThrow("unhashable type: 'list'");
    expect(compare(new PySet([1]), new PySet([1, 2]))).toBe(-1);
    expect(compare(new PySet([1, 3]), new PySet([1, 2]))).toBeNaN();
  });

  test('an index counts characters, from the end as well', () => {
    expect(itemOf('a😀b', -2)).toBe('😀');
    expect(() => itemOf([1], 1)).toThrow('list index out of range');
    expect(() => itemOf(5, 0)).toThrow("'int' object is not subscriptable");
  });

  test('what is empty is false', () => {
    for (const value of [
      null,
      0,
      0n,
      '',
      new SafeString(''),
      new PyFloat(0),
      Decimal.of('0.00'),
      [],
      new Map(),
      new PySet([]),
      TimeDelta.ofSeconds(0),
    ])
      expect(truthy(value)).toBe(false);
  });
});

describe('numbers', () => {
  test.each<[Value, number | bigint]>([
    [' 12 ', 12],
    ['1_000', 1000],
    ['٣', 3],
    [new PyFloat(-2.9), -2],
    [Decimal.of('1E+2'), 100],
    ['9007199254740993', 9007199254740993n],
  ])('int(%o)', (value, wanted) => expect(toInt(value)).toBe(wanted));

  test.each<[Value, string]>([
    ['1.5', "invalid literal for int() with base 10: '1.5'"],
    [null, "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"],
    [new PyFloat(Number.NaN), 'cannot convert float NaN to integer'],
  ])('int(%o) is refused', (value, message) => expect(() => toInt(value)).toThrow(message));

  test('decimals calculate with 28 digits', () => {
    expect(Decimal.of('1').dividedBy(Decimal.of('3')).toString()).toBe('0.3333333333333333333333333333');
    expect(Decimal.of('2').dividedBy(Decimal.of('3')).toString()).toBe('0.6666666666666666666666666667');
    expect(Decimal.of('10').dividedBy(Decimal.of('4')).toString()).toBe('2.5');
    expect(Decimal.of('1.10').plus(Decimal.of('2.2')).toString()).toBe('3.30');
    expect(Decimal.of('1.10').times(Decimal.of('2.0')).toString()).toBe('2.200');
    expect(Decimal.of('-7').modulo(Decimal.of('3')).toString()).toBe('-1');
    expect(Decimal.of('2.5').quantize(0).toString()).toBe('2');
    expect(Decimal.of('2.5').quantize(0, 'ROUND_HALF_UP').toString()).toBe('3');
    expect(Decimal.of('9.99').quantize(-1).toString()).toBe('10.0');
  });

  test('a decimal of a million digits is not written down', () => {
    expect(() => Decimal.of('1E+999999').toFixed()).toThrow(/digits/);
    expect(Decimal.of('1E+999999').plus(Decimal.of('1')).adjusted).toBe(999_999);
  });

  test('floats by their shortest digits', () =>
    expect([0.1 + 0.2, 100, 1e22, 123456789.125].map(floatText)).toEqual(['0.30000000000000004', '100.0', '1e+22', '123456789.125']));
});

describe('time zones', () => {
  test('a moment by another clock, in summer and in winter', () => {
    const berlin = namedZone('Europe/Berlin');
    expect(parseDateTime('2026-07-01T10:30:00Z').in(berlin).toString()).toBe('2026-07-01 12:30:00+02:00');
    expect(parseDateTime('2026-01-01T23:30:00Z').in(berlin).toString()).toBe('2026-01-02 00:30:00+01:00');
    expect(parseDateTime('2026-07-01T10:30:00Z').in(berlin).zoneName()).toBe('CEST');
    expect(parseDateTime('2026-07-01T10:30:00Z').in(namedZone('America/Sao_Paulo')).zoneName()).toBe('-03');
    expect(parseDateTime('2026-07-01T10:30:00Z').in(fixedZone(19_800)).zoneName()).toBe('UTC+05:30');
  });

  test('the hour that comes twice', () => {
    const berlin = namedZone('Europe/Berlin');
    expect(parseDateTime('2026-10-25T02:30:00').withZone(berlin).toString()).toBe('2026-10-25 02:30:00+02:00');
    expect(parseDateTime('2026-10-25T01:30:00Z').in(berlin).toString()).toBe('2026-10-25 02:30:00+01:00');
  });

  test.each(['Mars/City', 'europe/berlin', '+02:00', '', '../etc/passwd'])('%j is none', (name) =>
    expect(() => namedZone(name)).toThrow(`'No time zone found with key ${name}'`),
  );
});
