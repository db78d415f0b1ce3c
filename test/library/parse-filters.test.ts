import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FilterSyntaxError, parseFilters } from '../../src/library/parse-filters.ts';

/** Nothing stands for a refusal in our own words; any other error is a failure. */
function parsed(text: string) {
  try {
    return parseFilters(text);
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    return [];
  }
}

describe('the text of filters', () => {
  test('is pairs at commas; blanks do not count, brackets hold a list, the last of a kind wins', () => {
    expect(parseFilters('')).toEqual([]);
    expect(parseFilters(' active = True , component=True ')).toEqual([
      { lookup: 'active', value: 'True' },
      { lookup: 'component', value: 'True' },
    ]);
    expect(parseFilters('pk__in=[1, 2],name=["a"]')).toEqual([
      { lookup: 'pk__in', value: [1, 2] },
      { lookup: 'name', value: ['a'] },
    ]);
    expect(parseFilters('a=1,a=2')).toEqual([{ lookup: 'a', value: '2' }]);
  });

  test.each([
    ['active', 'Invalid group: active'],
    ['name=', 'Invalid group: name='],
    ['=x', 'Invalid group: =x'],
    ['=', 'Invalid group: ='],
    ['a=b=c', 'Invalid group: a=b=c'],
    ['a=1,,b=2', 'Invalid group: '],
    ['pk__in=[1,2', 'Invalid group: 2'],
    ['active=True;name=x', 'Invalid group: active=True;name=x'],
    ['x=[1, a]', 'Invalid list value: [1, a]'],
  ])('%j is refused: %s', (text, message) => expect(() => parseFilters(text)).toThrow(new FilterSyntaxError(message)));

  test('gives conditions or says what is wrong, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a=,[\]1 "]{0,20}$/)), (text) => {
        for (const { lookup, value } of parsed(text)) expect([lookup === '', value === '']).toEqual([false, false]);
      }),
      { numRuns: 1_000 },
    );
  });
});
