import { InvalidError, type FieldError } from '../errors.ts';
import { messages } from './messages.ts';
import { pythonType } from './python-type.ts';

/** What a form for a print asks for: the template's pk and the items' pks, as texts. */
export interface PrintForm {
  template: string;
  items: string[];
}

/**
 * Reads `{ template, items }` as InvenTree's API does: JSON values, or a form's texts with `items` as a list of all values
 * that came under that name. Throws `InvalidError` with all that is wrong.
 */
export function readPrintForm(body: unknown): PrintForm {
  if (body === null || body === undefined) throw InvalidError.of([], 'NULL', messages.noData, []);
  if (typeof body !== 'object' || Array.isArray(body)) throw InvalidError.of([], 'WRONG_TYPE', messages.notAnObject(pythonType(body)), []);
  const { template, items } = body as { template?: unknown; items?: unknown };
  const problems: FieldError[] = [];
  const add = (path: string[], code: FieldError['code'], message: string) =>
    problems.push({ path, involves: path.slice(0, 1), code, message });
  const form = { template: readTemplate(template, add), items: readItems(items, add) };
  if (problems.length) throw new InvalidError(problems);
  return form;
}

type Add = (path: string[], code: FieldError['code'], message: string) => void;

function readTemplate(given: unknown, add: Add): string {
  if (given === undefined) add(['template'], 'REQUIRED', messages.required);
  else if (given === null || given === '') add(['template'], 'NULL', messages.isNull);
  // Python's int() cuts off what follows the point, and a text has to be a whole number.
  else if (typeof given === 'number') return String(Math.trunc(given));
  else if (typeof given === 'string' && /^\s*[+-]?\d+\s*$/.test(given)) return given.trim().replace(/^\+/, '');
  else add(['template'], 'WRONG_TYPE', messages.notAPk(pythonType(given)));
  return '';
}

function readItems(given: unknown, add: Add): string[] {
  if (given === undefined) add(['items'], 'REQUIRED', messages.required);
  else if (given === null) add(['items'], 'NULL', messages.isNull);
  else if (!Array.isArray(given)) add(['items'], 'WRONG_TYPE', messages.notAList(pythonType(given)));
  else if (given.length === 0) add(['items'], 'EMPTY_LIST', messages.emptyList);
  else return given.map((item: unknown, index) => readItem(item, ['items', String(index)], add));
  return [];
}

function readItem(given: unknown, path: string[], add: Add): string {
  if (given === null) add(path, 'NULL', messages.isNull);
  else if (typeof given === 'number' && Number.isInteger(given)) return BigInt(given).toString();
  else if (typeof given === 'string' && /^\s*[+-]?\d{1,1000}(\.0*)?\s*$/.test(given)) return given.trim().replace(/^\+|\.0*$/g, '');
  else add(path, 'WRONG_TYPE', messages.notInteger);
  return '';
}
