import { gettext } from '../formats/messages.ts';
import { isText, noAttribute, str, truthy, type RenderState, type Value } from '../values/index.ts';
import { withArgument, withOptional, type FilterLibrary } from './filter.ts';

function yesNo(value: Value, argument: Value | undefined, { language }: RenderState): Value {
  const forms = argument ?? gettext(language, 'yes,no,maybe');
  if (!isText(forms)) throw noAttribute(forms, 'split');
  const bits = str(forms).split(',');
  if (bits.length < 2) return value;
  const [yes, no, maybe] = bits.length === 3 ? bits : [bits[0], bits[1], bits[1]];
  return (value === null ? maybe : truthy(value) ? yes : no)!;
}

/** Filters that choose. */
export const logicFilters: FilterLibrary = {
  default: withArgument((value, argument) => (truthy(value) ? value : argument)),
  default_if_none: withArgument((value, argument) => (value === null ? argument : value)),
  yesno: withOptional(yesNo),
};
