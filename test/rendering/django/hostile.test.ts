import { describe, expect, it, test } from 'vitest';
import { failureOf, render } from './render-django.ts';

describe('a template reaches nothing of JavaScript', () => {
  test.each([
    'a.constructor',
    'a.prototype',
    'a.toString',
    'a.hasOwnProperty',
    'a.length',
    'l.map',
    'l.length',
    's.length',
    's.constructor.name',
    'n.toFixed',
    'f.call',
    'f.name',
    'd.size',
    'd.get.call',
    'd.constructor',
    'o.valueOf',
    'forloop.size',
    'constructor',
    'toString',
    'globalThis',
    'process',
    'require',
    'c',
  ])('%s', (path) =>
    expect(
      render(`[{{ ${path} }}{% for x in ${path} %}x{% endfor %}]`, { a: {}, l: [1], s: 'x', n: 1, d: { k: 1 }, o: {}, f: () => '' }),
    ).toBe('[]'),
  );

  test.each(['{{ a.__proto__ }}', '{{ __proto__ }}', '{% with x=a.__class__ %}{% endwith %}'])('%s', (source) =>
    expect(failureOf(source)).toContain('may not begin with underscores'),
  );
});

const nasty = String.raw`"'` + '`\\${1}</script>\u2028\u2029*/';

test('texts and names stay texts and names', () => {
  expect(render(`${nasty}{% comment %}${nasty}{% endcomment %}`)).toBe(nasty);
  expect(render({ main: '{% include "x`${1}" %}', 'x`${1}': 'in' })).toBe('in');
  expect(render('{% block "+c+" %}{{ block.name }}{% endblock %}')).toBe('&quot;+c+&quot;');
  expect(render('{% with __proto__=1 %}{% endwith %}{% with constructor=5 %}{{ constructor }}{{ toString }}{% endwith %}')).toBe('5');
  expect(render('{% for __proto__ in l %}x{% endfor %}', { l: [1, 2] })).toBe('xx');
  expect(render('{% load i18n %}{% blocktrans with __proto__="y" %}{{ __proto__ }}{{ a(b)+|$ }}{% endblocktrans %}')).toBe('y');
  expect(render({ main: '{% include "__proto__" %}', ['__proto__']: 'p' })).toBe('p');
});

it('what doubles itself again and again is stopped', () => {
  const doubling = '{% blocktrans asvar x %}{{ x }}{{ x }}{% endblocktrans %}'.repeat(40);
  expect(failureOf(`{% load i18n %}${doubling}`, { x: 'abcdefgh' })).toMatch(/^MemoryError: A text of \d+ characters/);
  expect(failureOf(`${'{% with x=x|add:x %}'.repeat(40)}${'{% endwith %}'.repeat(40)}`, { x: 'abcdefgh' })).toMatch(/^MemoryError/);
});
