import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, failureOf, jobOf, print, type JobOptions, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

/** What an expression prints; no-break spaces as blanks. */
async function value(expression: string, options?: JobOptions): Promise<string> {
  const { html } = await engine.engine.renderHtml(jobOf(`<p>\${${expression}}</p>`, options));
  return html.replace(/<\/?p>/g, '').replace(/[\u00a0\u202f]/g, ' ');
}

describe('number', () => {
  test.each([
    ['number(1234.5)', 'en', '1,234.5'],
    ['number(1234.5)', 'de', '1.234,5'],
    ['number("0.000125")', 'en', '0.00013'],
    ['number(2, { decimals: 3 })', 'en', '2.000'],
    ['number(0)', 'en', '0'],
    ['number(null)', 'en', ''],
    ['number(undefined)', 'en', ''],
    ['number(1234.5, { locale: "de" })', 'en', '1.234,5'],
  ])('%s in %s is %j', async (expression, locale, wanted) => expect(await value(expression, { locale })).toBe(wanted));

  test('of something else is an error with its line', async () => {
    const failure = await failureOf(engine, '<p>x</p>\n<p>${number("many")}</p>');
    expect(failure.message).toMatch(/line 2: .*number\(\).*"many"/);
  });
});

describe('money', () => {
  test.each([
    ['money({ amount: "1234.5", currency: "EUR" })', 'en', '€1,234.50'],
    ['money({ amount: "1234.5", currency: "EUR" })', 'de', '1.234,50 €'],
    ['money({ amount: "1234", currency: "JPY" })', 'en', '¥1,234'],
    ['money("12.5")', 'en', '$12.50'],
    ['money({ amount: "12.5", currency: "EUR" }, { symbol: false })', 'en', '12.50'],
    ['money({ amount: "0.0042", currency: "EUR" }, { decimals: 4 })', 'en', '€0.0042'],
    ['money({ amount: "9007199254740993.25", currency: "USD" })', 'en', '$9,007,199,254,740,993.25'],
    ['money(null)', 'en', ''],
    ['money({ amount: null, currency: "USD" })', 'en', ''],
  ])('%s in %s is %j', async (expression, locale, wanted) => expect(await value(expression, { locale })).toBe(wanted));
});

describe('date and datetime', () => {
  test.each(['America/Los_Angeles', 'Pacific/Auckland', 'UTC', 'Asia/Kathmandu'])(
    'a date without time is the same day in %s',
    async (timeZone) => {
      expect(await value('date("2026-03-01")', { timeZone })).toBe('Mar 1, 2026');
      expect(await value('date("2026-03-01", { style: "long" })', { timeZone, locale: 'de' })).toBe('1. März 2026');
      expect(await value('date("1969-12-31")', { timeZone })).toBe('Dec 31, 1969');
    },
  );

  test.each([
    ['America/Los_Angeles', 'Feb 28, 2026, 4:30 PM PST', 'Feb 28, 2026'],
    ['Pacific/Auckland', 'Mar 1, 2026, 1:30 PM GMT+13', 'Mar 1, 2026'],
    ['UTC', 'Mar 1, 2026, 12:30 AM UTC', 'Mar 1, 2026'],
  ])('a point in time shows the zone %s, and says which', async (timeZone, both, day) => {
    expect(await value('datetime("2026-03-01T00:30:00Z")', { timeZone })).toBe(both);
    expect(await value('datetime("2026-03-01T01:30:00+01:00")', { timeZone })).toBe(both);
    expect(await value('date("2026-03-01T00:30:00Z")', { timeZone })).toBe(day);
  });

  test('the zone of the server does not matter', async () => {
    const before = process.env.TZ;
    for (const zone of ['America/Los_Angeles', 'Pacific/Auckland']) {
      process.env.TZ = zone;
      const other = await createTestEngine();
      try {
        const { text } = await print(other, '<p>${date("2026-03-01")} ${datetime("2026-03-01T00:30:00Z")}</p>');
        expect(text.replace(/[\u00a0\u202f]/g, ' ')).toBe('Mar 1, 2026 Mar 1, 2026, 12:30 AM UTC');
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
        await other.close();
      }
    }
  });

  test('what is missing gives no text; what is no date is an error', async () => {
    expect(await value('date(null) + datetime(undefined) + date("")')).toBe('');
    expect((await failureOf(engine, '<p>${date("31/12/2026")}</p>')).message).toContain('31/12/2026');
    expect((await failureOf(engine, '<p>${date("2026-02-31")}</p>')).message).toContain('2026-02-31');
  });
});

describe('codes', () => {
  test('of nothing are nothing', async () => {
    expect((await print(engine, '<p>[<qr value=null/><code128 value=undefined/>${qr("")}]</p>')).text).toBe('[]');
  });
});

describe('pictures of records', () => {
  test('are addresses, or a placeholder, or nothing', async () => {
    const inputs = [{ part: { image: 'part_images/ä b.png' }, none: { image: null } }];
    expect(await value('image(input.part)', { inputs })).toBe('part_images/%C3%A4%20b.png');
    expect(await value('image(input.none) + image(null)', { inputs })).toBe('');
    expect(await value('partImage(input.none)', { inputs })).toMatch(/^data:image\/svg\+xml,/);
    expect(await value('companyImage(input.part)', { inputs })).toBe('part_images/%C3%A4%20b.png?placeholder');
  });
});

test('helpers can be imported by name, and a name of the template hides one', async () => {
  expect((await print(engine, 'import { money, number } from "reportree"\n<p>${money("1")} ${number(2)}</p>')).text).toBe('$1.00 2');
  expect((await print(engine, '<const/money=(x) => `own ${x}`><p>${money("1")}</p>')).text).toBe('own 1');
});
