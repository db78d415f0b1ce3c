import { describe, expect, it, test } from 'vitest';
import { check, failureOf, render, type Templates } from './render-django.ts';

const base = '<h1>{% block title %}Report{% endblock %}</h1>{% block body %}old({% block inner %}in{% endblock %}){% endblock %}';

describe('extends and block', () => {
  test.each<[string, Templates, string]>([
    ['replaces', { main: '{% extends "base" %}lost{% block title %}{{ n }}{% endblock %}', base }, '<h1>3</h1>old(in)'],
    [
      'keeps what was',
      { main: '{% extends "base" %}{% block body %}[{{ block.super }}]{% endblock %}{% block inner %}new{% endblock %}', base },
      '<h1>Report</h1>[old(new)]',
    ],
    [
      'goes over several files',
      {
        main: '{% extends "mid" %}{% block title %}C({{ block.super }}){% endblock %}',
        mid: '{% extends "base" %}{% block title %}M({{ block.super }}){% endblock %}',
        base,
      },
      '<h1>C(M(Report))</h1>old(in)',
    ],
    [
      'sees the names of the place',
      {
        main: '{% extends "base" %}{% block a %}{{ x }}{{ forloop.counter }}{% endblock %}',
        base: '{% for x in l %}{% block a %}{% endblock %}{% endfor %}',
      },
      'a1b2',
    ],
    [
      'takes a name from the data',
      { main: '{% extends layout|default:"base" %}{% block title %}x{% endblock %}', base },
      '<h1>x</h1>old(in)',
    ],
    [
      'starts from its own folder',
      {
        main: '{% extends "sub/child" %}',
        'sub/child': '{% extends "./base" %}{% block a %}c{% endblock %}',
        'sub/base': '<{% block a %}{% endblock %}>',
      },
      '<c>',
    ],
    ['stands alone', '{% block a %}{{ block.name }}{% endblock %}', 'a'],
  ])('%s', (_name, templates, wanted) => expect(render(templates, { n: 3, l: ['a', 'b'], layout: '' })).toBe(wanted));

  test.each<[Templates, string]>([
    ['{% extends "main" %}', 'TemplateDoesNotExist: main at main:1:0'],
    ['{% extends x %}', "TemplateSyntaxError: Invalid template name in 'extends' tag: ''. Got this from the 'x' variable. at main:1:0"],
    [{ main: '{% extends "a" %}', a: '{% extends "b" %}', b: '{% extends "a" %}' }, 'TemplateDoesNotExist: a at b:1:0'],
    [
      '{% block a %}{{ block.super }}{% endblock %}',
      "TemplateSyntaxError: 'BlockNode' object has no attribute 'context'. Did you use {{ block.super }} in a base template? at main:1:13",
    ],
    ['x{% if 1 %}{% endif %}{% extends "a" %}', `{% extends "a" %} must be the first tag in 'main'.`],
    ['{% extends "a" %}{% extends "a" %}', "'extends' cannot appear more than once in the same template"],
    ['{% block a %}{% endblock %}{% block a %}{% endblock %}', "'block' tag with name 'a' appears more than once"],
    [
      '{% extends "./main" %}',
      "The relative path '\"./main\"' was translated to template name 'main', the same template in which the tag appears.",
    ],
  ])('%j', (templates, wanted) => expect(failureOf(templates)).toBe(wanted));
});

describe('include', () => {
  const line = '<{{ name }}:{{ qty }}>';
  test.each<[string, Templates, string]>([
    ['sees all names', { main: '{% for name in l %}{% include "line" %}{% endfor %}', line }, '<a:2><b:2>'],
    ['takes more', { main: '{% include "line" with name="p" qty=qty|add:1 %}{{ name }}', line }, '<p:3>'],
    ['or only those', { main: '{% include "line" with name="p" only %}', line }, '<p:>'],
    ['takes the first that there is', { main: '{% include names %}', line }, '<:2>'],
    [
      'may call itself',
      {
        main: '{% include "node" with n=tree only %}',
        node: '{{ n.x }}{% for k in n.kids %}({% include "node" with n=k only %}){% endfor %}',
      },
      '1(2)(3(4))',
    ],
    ['has cycles of its own', { main: '{% for i in l %}{% include "c" %}{% endfor %}', c: '{% cycle "a" "b" %}' }, 'aa'],
    [
      'may extend',
      { main: '{% include "child" %}', child: '{% extends "base" %}{% block title %}x{% endblock %}', base },
      '<h1>x</h1>old(in)',
    ],
    [
      'of a broken file does no harm where it is not printed',
      { main: '{% if 0 %}{% include "bad" %}{% endif %}ok', bad: '{% if %}' },
      'ok',
    ],
  ])('%s', (_name, templates, wanted) =>
    expect(
      render(templates, { l: ['a', 'b'], qty: 2, names: ['no', 'line'], tree: { x: 1, kids: [{ x: 2 }, { x: 3, kids: [{ x: 4 }] }] } }),
    ).toBe(wanted),
  );

  test.each<[Templates, string]>([
    ['\n{% include "nope" %}', 'TemplateDoesNotExist: nope at main:2:0'],
    ['{% include x %}', 'TemplateDoesNotExist: No template names provided at main:1:0'],
    [{ main: '{% include "bad" %}', bad: 'a\n {% if %}' }, 'TemplateSyntaxError: Unexpected end of expression in if tag. at bad:2:1'],
    [
      {
        main: '{% include "a" %}',
        a: '{% for i in "x" %}{% include "b" %}{% endfor %}',
        b: '{% with x=1 %}{% include "a" %}{% endwith %}',
      },
      "RecursionError: Templates include one another more than 200 levels deep, at last 'b'. at a:1:18",
    ],
    ['{% include "../x" %}', "The relative path '\"../x\"' points outside the file hierarchy that template 'main' is in."],
  ])('%j', (templates, wanted) => expect(failureOf(templates)).toBe(wanted));
});

it('warns of a file with a mistake that a template reaches, and looks at no other', () => {
  const bad = '{{ a|nope }}';
  expect(check({ main: '{% include "bad" %}', bad, other: bad }).diagnostics).toMatchObject([
    { severity: 'WARNING', file: 'bad', message: "Invalid filter: 'nope'" },
  ]);
  expect(check({ main: '{% include x %}', bad, other: bad }).diagnostics).toHaveLength(2);
});
