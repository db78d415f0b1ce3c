import { expect, it } from 'vitest';
import { pythonJsonError } from '../../src/rest/python-json-error.ts';

// As Python 3.11 says it: python3 -c 'import json; json.loads(TEXT)'
it.each([
  ['', 'Expecting value: line 1 column 1 (char 0)'],
  ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['{"a": 1,}', 'Expecting property name enclosed in double quotes: line 1 column 9 (char 8)'],
  ['{"a"}', "Expecting ':' delimiter: line 1 column 5 (char 4)"],
  ['{"a": }', 'Expecting value: line 1 column 7 (char 6)'],
  ['{"a": 1 "b"}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
  ['[1, 2', "Expecting ',' delimiter: line 1 column 6 (char 5)"],
  ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
  ['{"a": 1} x', 'Extra data: line 1 column 10 (char 9)'],
  ['\n{"a":\n  nul}', 'Expecting value: line 3 column 3 (char 9)'],
  ['"open', 'Unterminated string starting at: line 1 column 1 (char 0)'],
  ['"\\x"', 'Invalid \\escape: line 1 column 2 (char 1)'],
  ['"\\u12G4"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
  ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
  ['01', 'Extra data: line 1 column 2 (char 1)'],
  ['-', 'Expecting value: line 1 column 1 (char 0)'],
])('%j: %s', (text, message) => {
  expect(pythonJsonError(text)).toBe(message);
});
