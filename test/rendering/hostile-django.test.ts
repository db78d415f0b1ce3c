import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, failureOf, print, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine({ timeLimitMs: 3_000, memoryLimitBytes: 256 * 1024 * 1024 });
});
afterAll(() => engine.close());
// Whatever a template has done, the next one prints.
afterEach(async () => expect((await print(engine, '{{ x }} healthy', { name: 'ok.html', inputs: [{ x: 1 }] })).text).toBe('1 healthy'));

const nested = (open: string, close: string, count: number) => `${open.repeat(count)}x${close.repeat(count)}`;
const list = Array.from({ length: 1000 }, (_, index) => index);

describe("a template in Django's language that means harm fails with an error of its own", () => {
  test.each<[what: string, source: string]>([
    ['conditions nested without end', nested('{% if 1 %}', '{% endif %}', 20_000)],
    ['loops nested without end', nested('{% for a in list %}', '{% endfor %}', 5_000)],
    ['loops in loops', nested('{% for a in list %}', '{% endfor %}', 6)],
    ['filters without end', `{{ x${'|add:1'.repeat(50_000)} }}`],
    ['a path without end', `{{ x${'.a'.repeat(200_000)} }}{% if %}`],
    ['a text that grows', `{% for a in list %}{% for b in list %}{{ x|ljust:100000 }}{% endfor %}{% endfor %}`],
    ['operators without end', `{% if ${'not '.repeat(50_000)}x %}y{% endif %}`],
    ["a name of Python's or JavaScript's own", '{{ x.__proto__ }}'],
    ['a tag that is none', '{% evil %}'],
    ['code in a name', '{{ x"];process.exit();// }}'],
  ])('%s', async (_, content) => {
    const failure = await failureOf(engine, content, { name: 'report.html', inputs: [{ x: 1, list }] });
    expect(['TEMPLATE', 'TIME_LIMIT', 'MEMORY_LIMIT', 'SIZE_LIMIT']).toContain(failure.code);
    expect(failure.message.length).toBeLessThan(3_000);
  });

  test('a snippet that includes itself', async () => {
    const failure = await failureOf(engine, '{% include "report/snippets/me.html" %}', {
      name: 'report.html',
      snippets: { 'me.html': 'x{% include "report/snippets/me.html" %}' },
    });
    expect(failure.code).toBe('TEMPLATE');
  });

  test('what leads to code or to prototypes leads nowhere', async () => {
    const source =
      '{{ x.constructor }}{{ x.constructor.constructor }}{{ list.constructor }}{{ globalThis }}{{ process.env }}{{ x.toString }}|{{ list.map }}{{ self }}{{ require }}{{ list.length }}|';
    const { text } = await print(engine, source, { name: 'report.html', inputs: [{ x: { a: 1 }, list: [1] }] });
    expect(text).toBe('||');
  });
});
