import { describe, expect, test } from 'vitest';
import { LIBRARIES } from '../../../src/rendering/django/libraries.ts';
import type { SimpleTag } from '../../../src/rendering/django/simple-tag.ts';
import { plus, SafeString, str } from '../../../src/rendering/django/values/index.ts';
import { render } from './render-django.ts';

const add: SimpleTag = {
  parameters: [{ name: 'x' }, { name: 'y', default: 10 }],
  run: ({ named: { x, y } }) => plus(x!, y!),
};
const show: SimpleTag = {
  parameters: [{ name: 'first' }],
  takesRest: true,
  takesKeywords: true,
  keywordOnly: [{ name: 'sep', default: '-' }],
  run: ({ named, rest, keywords }) =>
    [named['first']!, ...rest, ...Array.from(keywords, ([name, value]) => `${name}=${str(value)}`)].map(str).join(str(named['sep']!)),
};
const markup: SimpleTag = { parameters: [], run: () => new SafeString('<br>') };
const later: SimpleTag = {
  parameters: [{ name: 'name' }],
  run: ({ named }, context) => {
    context.set('seen', context.get(str(named['name']!)) ?? null);
    return '';
  },
};
const libraries = { ...LIBRARIES, mine: { filters: {}, simpleTags: { add, later, show, markup } } };
const print = (source: string) => render(`{% load mine %}${source}`, { a: 1, lt: '<' }, libraries);

test.each([
  ['{% add a 2 %}{% add 5 %}{% add x=a y=2 %}{% add 1 y=3 as s %}[{{ s }}]', '3153[4]'],
  ['{% show lt a sep="+" k=lt %}', '&lt;+1+k=&lt;'],
  ['{% later "a" %}{{ seen }}{% later "b" %}{{ seen }}', '1None'],
  ['{% show missing|default:"q" %}{% autoescape off %}{% show lt %}{% endautoescape %}{% markup %}', 'q<<br>'],
])('%s', (source, wanted) => expect(print(source)).toBe(wanted));

describe('arguments that do not fit', () => {
  test.each([
    ['{% add %}', "'add' did not receive value(s) for the argument(s): 'x'"],
    ['{% add 1 2 3 %}', "'add' received too many positional arguments"],
    ['{% add 1 z=3 %}', "'add' received unexpected keyword argument 'z'"],
    ['{% add x=1 x=2 %}', "'add' received multiple values for keyword argument 'x'"],
    ['{% add y=1 2 %}', "'add' received some positional argument(s) after some keyword argument(s)"],
    ['{% add 1 x=2 %}', "add() got multiple values for argument 'x'"],
    ['{% add 1|nope %}', "Invalid filter: 'nope'"],
  ])('%s', (source, wanted) => expect(() => print(source)).toThrow(wanted));
});
