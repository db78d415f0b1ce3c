import { describe, expect, it, test } from 'vitest';
import { check, failureOf, render } from './render-django.ts';

const firstRemark = (source: string) => {
  const [first] = check(source).diagnostics;
  return first && `${first.line}:${first.column} ${first.message}`;
};

describe('what is a tag', () => {
  test.each([
    ['{a} }} %} { % if % } {{ "{{" }}', '{a} }} %} { % if % } {{'],
    ['{{ a\n}}|{{ a }}', '{{ a\n}}|x'],
    ['{# {{ a }} #}{{\ta\t}}{#', 'x{#'],
    ['{% comment "why" %}{% nope %}{% endcomment %}b', 'b'],
    ['{% verbatim v %}{{ a }}{% endverbatim %}{% endverbatim v %}', '{{ a }}{% endverbatim %}'],
    ['a\r\n{% if a %}\r\n{% endif %}', 'a\r\n\r\n'],
    ['{% templatetag openblock %}{% templatetag closevariable %}', '{%}}'],
  ])('%j', (source, wanted) => expect(render(source, { a: 'x' })).toBe(wanted));
});

describe('literals and filter chains', () => {
  test.each([
    [String.raw`{{ "it\"s" }}{{ 'it\'s' }}{{ "a\\b" }}{{ "a\nb" }}`, String.raw`it"sit'sa\ba\nb`],
    ['{{ 1 }} {{ -1 }} {{ 1.5 }} {{ .5 }} {{ 1e3 }} {{ 007 }} {{ 1_000 }} {{ -0.0 }}', '1 -1 1.5 0.5 1000.0 7 1000 -0.0'],
    ['{{ 123456789012345678901234567890 }}{{ ١٢ }}', '12345678901234567890123456789012'],
    ['[{{ 1. }}{{ 0x10 }}{{ true }}]{{ True }}{{ None }}', '[]TrueNone'],
    ['{{ _("<b>") }}{{ missing|default:_("t") }}', '<b>t'],
    ['{{ a | default:"y" |  upper }}', 'X'],
    ['{{ missing|default:"p|q:r" }}{{ missing|default:-1 }}{{ missing|default:None }}', 'p|q:r-1None'],
  ])('%s', (source, wanted) => expect(render(source, { a: 'x' })).toBe(wanted));
});

describe('mistakes are told in the words of Django, with their place', () => {
  test.each([
    ['a\n  {% bogus x %}', "2:3 Invalid block tag on line 2: 'bogus'. Did you forget to register or load this tag?"],
    [
      '{% if a %}{% endfor %}',
      "1:11 Invalid block tag on line 1: 'endfor', expected 'elif', 'else' or 'endif'. Did you forget to register or load this tag?",
    ],
    ['{{ a }}{% for x in y %}\n', "1:8 Unclosed tag on line 1: 'for'. Looking for one of: empty, endfor."],
    ['{{ a|shout }}', "1:1 Invalid filter: 'shout'"],
    ['{{ a|date|cut }}', '1:1 cut requires 2 arguments, 1 provided'],
    ['{{ a|cut : "x" }}', '1:1 cut requires 2 arguments, 1 provided'],
    ['{{ a b }}', "1:1 Could not parse the remainder: ' b' from 'a b'"],
    ['{{ a||upper }}', '1:1 Could not parse some characters: a||||upper'],
    ['{{ |upper }}', '1:1 Could not find variable at start of |upper.'],
    ['{{ a._b }}', "1:1 Variables and attributes may not begin with underscores: 'a._b'"],
    ['{{ }}', '1:1 Empty variable tag on line 1'],
    ['{% %}', '1:1 Empty block tag on line 1'],
    ['{% if a b %}{% endif %}', "1:1 Unused 'b' at end of if expression."],
    ['{% if a not b %}{% endif %}', "1:1 Not expecting 'not' as infix operator in if tag."],
    ['{% if and %}{% endif %}', "1:1 Not expecting 'and' in this position in if tag."],
    ['{% if %}{% endif %}', '1:1 Unexpected end of expression in if tag.'],
    ['{% for x of y %}{% endfor %}', "1:1 'for' statements should use the format 'for x in y': for x of y"],
    ['{% cycle x %}', "1:1 No named cycles in template. 'x' is not defined"],
    [
      '{% load nope %}',
      "1:1 'nope' is not a registered tag library. Must be one of:\ncache\nhumanize\ni18n\nl10n\nmarkdownify\nstatic\ntz",
    ],
    ['{% load ordinal nope from humanize %}', "1:1 'nope' is not a valid tag or filter in tag library 'humanize'"],
    ['{% with a %}{% endwith %}', "1:1 'with' expected at least one variable assignment"],
    ['{% include "a" using x %}', "1:1 Unknown argument for 'include' tag: 'using'."],
    [
      '{% block a %}{% endblock b %}',
      "1:14 Invalid block tag on line 1: 'endblock', expected 'endblock' or 'endblock a'. Did you forget to register or load this tag?",
    ],
  ])('%j', (source, wanted) => expect(firstRemark(source)).toBe(wanted));

  it('shows the line', () => {
    expect(check('one\n<b>{{ a|shout }}').diagnostics).toEqual([
      {
        severity: 'ERROR',
        code: 'SYNTAX',
        message: "Invalid filter: 'shout'",
        file: 'main',
        line: 2,
        column: 4,
        frame: '  1 | one\n> 2 | <b>{{ a|shout }}\n    |    ^',
      },
    ]);
  });

  it('at run time, too', () => {
    expect(failureOf('a\n {{ a|default:b.c }}')).toMatch(/^VariableDoesNotExist: Failed lookup for key \[b\] in .* at main:2:1$/);
    expect(failureOf({ main: '\n{% include "row" %}', row: '{% if 1 %}\n  {% for x in 5 %}{% endfor %}{% endif %}' })).toBe(
      "TypeError: 'int' object is not iterable at row:2:2",
    );
  });
});

describe('nothing is too deep', () => {
  test.each([
    ['tags', '{% if a %}'.repeat(201), 'Tags enclose each other more than 200 levels deep.'],
    ['filters', `{{ a${'|upper'.repeat(501)} }}`, 'More than 500 filters in one chain.'],
    ['conditions', `{% if ${'not '.repeat(501)}a %}{% endif %}`, 'More than 500 words in one condition.'],
  ])('%s have a bound', (_what, source, wanted) => expect(check(source).diagnostics[0]!.message).toBe(wanted));

  it('what keeps within it is printed', () => {
    expect(render(`${'{% for a in b %}'.repeat(199)}x${'{% endfor %}'.repeat(199)}`, { b: [1] })).toBe('x');
    expect(render(`{% if ${'not '.repeat(498)}a %}x{% endif %}`, { a: 1 })).toBe('x');
    expect(render(`{{ a${'|upper'.repeat(500)} }}`, { a: 'x' })).toBe('X');
  });
});

it('tells which members a template reads, and leaves its text alone', () => {
  const { mentioned } = check('<p>prose</p>{{ order.lines }}{% for l in x|dictsort:"part.name" %}{% if l.a %}{% endif %}{% endfor %}');
  expect(mentioned).toEqual(expect.arrayContaining(['order', 'lines', 'part', 'name', 'l', 'a']));
  expect(mentioned).not.toContain('prose');
});
