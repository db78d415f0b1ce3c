import { describe, expect, test } from 'vitest';
import { parseDateTime } from '../../../src/rendering/django/values/index.ts';
import { failureOf, render } from './render-django.ts';

const data = { n: 2, one: 1, lt: '<b>', x: 'X', none: null, f: 1234.5, dt: parseDateTime('2026-07-01T10:30:00+00:00'), l: ['de', 'fr'] };

test.each([
  ['{% trans "Stock & <b>" %}|{% translate lt %}|{% trans "x" as t %}{{ t|upper }}|{% trans "50%%" %}', 'Stock & <b>|&lt;b&gt;|X|50%%'],
  [
    '{% language "de" %}{% trans "Monday" %} {% trans "Monday" noop %} {{ _("Tuesday") }} {{ f }} {% now "F" %}{% endlanguage %} {{ f }}',
    'Montag Monday Dienstag 1234,5 November 1234.5',
  ],
  ['{% blocktrans %}{{ lt }} & 100% %(n)s {{ x|lower }}{% endblocktrans %}', '&lt;b&gt; & 100% %(n)s '],
  [
    '{% blocktrans count c=n with w=x %}one{% plural %}{{ c }} {{ w }}s{% endblocktrans %}{% blocktrans count c=one %}one{% plural %}many{% endblocktrans %}',
    '2 Xsone',
  ],
  ['{% blocktranslate trimmed asvar t %}\n  a\n  {{ x }}\n{% endblocktranslate %}[{{ t }}]', '[a X]'],
  ['{% language "de_AT" %}{% language "" %}{% get_current_language as a %}{{ a }}{{ f }}{% endlanguage %}{% endlanguage %}', 'de-at1234,5'],
  ['{% get_current_language as a %}{{ a }}{% language "he" %}{% get_current_language_bidi as b %}{{ b }}{% endlanguage %}', 'en-usTrue'],
  [
    '{% get_language_info for "de" as i %}{{ i.name }} {{ i.name_local }}{% get_language_info_list for l as q %}{{ q.1.code }}',
    'German Deutschfr',
  ],
  [
    '{% load tz %}{% timezone "Asia/Tokyo" %}{{ dt|date:"H:i" }}{% timezone None %}{{ dt|date:"H:i" }}{% endtimezone %}{% now "H e" %}{% endtimezone %}',
    '19:3010:3000 JST',
  ],
  [
    '{% load tz %}{% get_current_timezone as z %}{{ z }}{% timezone "America/New_York" %}{% localtime off %}{{ dt|date:"H:i" }} {{ dt }}{% endlocaltime %}{% endtimezone %}',
    'UTC10:30 July 1, 2026, 10:30 a.m.',
  ],
  ['{% load l10n %}{% language "de" %}{% localize off %}{{ f }}{% endlocalize %} {{ f }}{% endlanguage %}', '1234.5 1234,5'],
])('%s', (source, wanted) => expect(render(`{% load i18n %}${source}`, data)).toBe(wanted));

describe('mistakes', () => {
  test.each([
    ['{% trans %}', "'trans' takes at least one argument"],
    [
      '{% trans "a" loud %}',
      `Unknown argument for 'trans' tag: 'loud'. The only options available are 'noop', 'context' "xxx", and 'as VAR'.`,
    ],
    ['{% trans "a" context as %}', "Invalid argument 'as' provided to the 'trans' tag for the context option"],
    ['{% blocktrans %}{% if x %}', "'blocktrans' doesn't allow other block tags (seen 'if x') inside it"],
    ['{% blocktrans %}', "'blocktrans' doesn't allow other block tags (seen 'blocktrans') inside it"],
    ['{% blocktrans count c=1 %}a{% endblocktrans %}', "'blocktrans' doesn't allow other block tags inside it"],
    ['{% blocktrans count c=1 d=2 %}', '"count" in \'blocktrans\' tag expected exactly one keyword argument.'],
    [
      '{% blocktrans count c=x %}a{% plural %}b{% endblocktrans %}',
      "TemplateSyntaxError: 'c' argument to 'blocktrans' tag must be a number. at main:1:15",
    ],
    ['{% trans n %}', "AttributeError: 'int' object has no attribute 'replace' at main:1:15"],
    [
      '{% blocktrans %}{{ x }}{{ x( }}{% endblocktrans %}',
      "TemplateSyntaxError: 'blocktrans' is unable to format string returned by gettext: '%(x)s%(x()s' using {'x': 'X', 'x(': ''} at main:1:15",
    ],
    ['{% language %}{% endlanguage %}', "'language' takes one argument (language)"],
    ['{% get_current_language for x %}', "'get_current_language' requires 'as variable' (got ['get_current_language', 'for', 'x'])"],
    ['{% get_language_info for "xx" as i %}', "KeyError: 'Unknown language code xx.' at main:1:15"],
  ])('%s', (source, wanted) => expect(failureOf(`{% load i18n %}${source}`, data)).toBe(wanted));

  test.each([
    [
      '{% load tz %}{% timezone "Mars/City" %}{% endtimezone %}',
      "ZoneInfoNotFoundError: 'No time zone found with key Mars/City' at main:1:13",
    ],
    ['{% load tz %}{% localtime maybe %}{% endlocaltime %}', "'localtime' argument should be 'on' or 'off'"],
    ['{% trans "a" %}', "Invalid block tag on line 1: 'trans'. Did you forget to register or load this tag?"],
  ])('%s', (source, wanted) => expect(failureOf(source, data)).toBe(wanted));
});
