// Python's values in JavaScript: what they are, how they print, compare and add up.
export { plus } from './arithmetic.ts';
export { attributeOf, ZoneObject } from './attributes.ts';
export {
  compare,
  contains,
  countCharacters,
  dictGet,
  equals,
  isIterable,
  isText,
  itemOf,
  iterate,
  length,
  noAttribute,
  truthy,
} from './compare.ts';
export { parseDate, parseDateTime, parseTime, PinnedDateTime, PyDate, PyDateTime, PyTime, TimeDelta } from './dates.ts';
export { Decimal, type Rounding } from './decimal.ts';
export {
  attributeError,
  isPyError,
  PyError,
  TemplateDoesNotExist,
  TemplateError,
  TemplateSyntaxError,
  typeError,
  valueError,
  VariableDoesNotExist,
  type Place,
} from './errors.ts';
export { fromJson } from './from-json.ts';
export { intOf, isInt, toFloat, toIndex, toInt } from './numbers.ts';
export { SafeString } from './safe-string.ts';
export type { DjangoSettings, MarkdownifySettings, RenderState } from './state.ts';
export { floatText, LONGEST_TEXT, quoted, repr, requireLength, str } from './text.ts';
export { typeName } from './type-name.ts';
export { PyFloat, PyObject, PySet, Tuple, type Callable, type Dict, type Int, type Value } from './types.ts';
export { fixedZone, namedZone, offsetOfWall, UTC, type TimeZone } from './zone.ts';
