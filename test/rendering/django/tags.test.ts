import { describe, expect, test } from 'vitest';
import { PyFloat, SafeString, Tuple } from '../../../src/rendering/django/values/index.ts';
import { failureOf, render } from './render-django.ts';

const data = {
  n: [1, 2, 3],
  rows: [
    ['a', 'b'],
    ['c', 'd'],
  ],
  parts: [
    { kind: 'Hex', name: 'M3' },
    { kind: 'Hex', name: 'M4' },
    { kind: 'Flat', name: 'P1' },
  ],
  d: { k: 'v', items: 'mine' },
  e: { k: 1 },
  mixed: [
    [1, 2],
    [1, 2, 3],
  ],
  lt: '<b>',
  none: null,
  zero: 0,
  pairs: [Tuple.make([1, 'x']), Tuple.make([2, 'y'])],
};

test.each([
  // for
  ['{% for x in n %}{{ forloop.counter }}/{{ forloop.revcounter0 }}{% if not forloop.last %},{% endif %}{% endfor %}', '1/2,2/1,3/0'],
  ['{% for x in n reversed %}{{ x }}{% empty %}none{% endfor %}{{ x }}', '321'],
  ['{% for x in none %}{% empty %}a{% endfor %}{% for x in missing %}{% empty %}b{% endfor %}', 'ab'],
  ['{% for a , b in pairs %}{{ a }}{{ b }}{% endfor %}{% for k, v in e.items %}{{ k }}={{ v }}{% endfor %}', '1x2yk=1'],
  ['{% for r in rows %}{% for x in r %}{{ forloop.parentloop.counter }}{{ x }}{% endfor %}{% endfor %}', '1a1b2c2d'],
  ['{% for x in "é<" %}[{{ x }}]{% endfor %}', '[é][&lt;]'],
  ['{% for x in n %}{{ forloop.length }}{% endfor %}', ''],
  // if
  ['{% if 1 < 2 < 3 and not zero or missing %}a{% endif %}{% if 3 > 2 > 1 %}b{% endif %}', 'a'],
  ['{% if "k" in d and "x" not in n %}a{% endif %}{% if none is None and zero is not None %}b{% endif %}', 'ab'],
  ['{% if missing == None %}a{% endif %}{% if 1 < "2" %}b{% else %}c{% endif %}{% if zero == False %}d{% endif %}', 'acd'],
  ['{% if zero %}a{% elif none %}b{% elif lt|length == 3 %}c{% else %}d{% endif %}', 'c'],
  ['{% if zero|default:missing %}a{% else %}b{% endif %}', 'b'],
  // with, look-ups
  ['{% with a=n.1 b=d.k|upper %}{{ a }}{{ b }}{% endwith %}[{{ a }}]{% with n.0 as q and d.k as r %}{{ q }}{{ r }}{% endwith %}', '2V[]1v'],
  [
    '{{ d.items }}{{ e.items }}[{{ n.9 }}{{ d.x.y }}{{ none.z }}]{{ none }}{{ lt.upper }}{{ lt.0 }}',
    'minedict_items([(&#x27;k&#x27;, 1)])[]None&lt;B&gt;&lt;',
  ],
  // cycle, firstof, ifchanged
  ['{% for x in n %}{% cycle "a" "b" as c %}{% if x == 2 %}{% resetcycle c %}{% endif %}{% endfor %}{{ c }}', 'aba'],
  ['{% for x in n %}{% cycle lt "<i>" as c silent %}{{ c }}{% endfor %}', '&lt;b&gt;<i>&lt;b&gt;'],
  ['{% firstof zero none lt %}{% firstof zero %}{% firstof lt as f %}{{ f }}', '&lt;b&gt;&lt;b&gt;'],
  ['{% for p in parts %}{% ifchanged p.kind %}{{ p.kind }}:{% else %},{% endifchanged %}{{ p.name }}{% endfor %}', 'Hex:M3,M4Flat:P1'],
  ['{% for p in parts %}{% ifchanged %}{{ p.kind }}{% endifchanged %}{% endfor %}', 'HexFlat'],
  // regroup
  [
    '{% regroup parts by kind as g %}{% for k, l in g %}{{ k }}{{ l|length }}{% endfor %}{{ g.0.grouper }}{{ g.1.list.0.name }}',
    'Hex2Flat1HexP1',
  ],
  ['{% regroup parts by name|slice:":1" as g %}{{ g|length }}{% regroup missing by a as g %}{{ g }}', '2[]'],
  // widthratio, now, filter, spaceless
  [
    '{% widthratio 5 2 1 %} {% widthratio 7 2 1 %} {% widthratio 1 0 9 %} {% widthratio "x" 1 9 %}|{% widthratio 175 200 100 as w %}{{ w }}',
    '2 4 0 |88',
  ],
  ['{% now "Y-m-d H:i" %} {% now "SHORT_DATE_FORMAT" as s %}{{ s }}', '2026-11-24 15:04 11/24/2026'],
  ['{% filter upper|cut:"B" %}ab{{ lt }}{% endfilter %}', 'A&LT;&GT;'],
  ['{% spaceless %} <a> <b>x y</b>\n</a> z {% endspaceless %}', '<a><b>x y</b></a> z'],
  // autoescape
  ['{% autoescape off %}{{ lt }}{% autoescape on %}{{ lt }}{% endautoescape %}{% endautoescape %}{{ lt|safe }}', '<b>&lt;b&gt;<b>'],
  // what is about a server
  ['{% csrf_token %}{% debug %}[{% url "x" 1 as u %}{{ u }}]', '[]'],
  [
    '{% load static %}{% static "a b/&.png" %} {% static "../x" as s %}{{ s }} {% get_static_prefix %}',
    '/static/a%20b/%26.png /x /static/',
  ],
  [
    '{% load cache %}{% for x in n %}{% cache 9 frag %}{{ x }}{% endcache %}{% cache 9 frag x %}{{ x }}{% endcache %}{% endfor %}',
    '111213',
  ],
  ['{% lorem 3 w %}', 'lorem ipsum dolor'],
])('%s', (source, wanted) => expect(render(source, data)).toBe(wanted));

describe('what fails while a document is printed', () => {
  test.each([
    ['{% for a, b in n %}{% endfor %}', 'ValueError: Need 2 values to unpack in for loop; got 1.  at main:1:0'],
    ['{% for a, b in mixed %}\n{{ a }}{% endfor %}', 'ValueError: Need 2 values to unpack in for loop; got 3.  at main:1:0'],
    ['{% filter length %}\n{{ lt }}{% endfilter %}', 'TypeError: sequence item 0: expected str instance, int found at main:1:0'],
    ['{% for a in zero %}{% endfor %}', "TypeError: 'int' object is not iterable at main:1:0"],
    ['{% widthratio 1 1 none %}', 'TemplateSyntaxError: widthratio final argument must be a number at main:1:0'],
    ['{% url "home" %}', "NoReverseMatch: Reverse for 'home' not found. 'home' is not a valid view function or pattern name. at main:1:0"],
  ])('%s', (source, wanted) => expect(failureOf(source, data)).toBe(wanted));
});

test('a method is called when it is looked up, unless it changes data or asks for something', () => {
  const call = Object.assign(() => 'gone', { altersData: true });
  const asks = Object.assign(() => 'never', { needsArguments: true });
  expect(render('{{ f }}[{{ g }}{{ g.x }}{{ h }}]{{ s }}', { f: () => [7], g: call, h: asks, s: new SafeString('<i>') })).toBe('[7][]<i>');
});

test('one is one, whatever its type, and nothing else is', () => {
  expect(
    render('{% for v in x %}{% ifchanged v %}N{% else %}s{% endifchanged %}{% endfor %}', {
      x: Tuple.make([1, new PyFloat(1), true, '1', null]),
    }),
  ).toBe('NssNN');
});
