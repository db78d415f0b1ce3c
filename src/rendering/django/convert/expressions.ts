import type { Condition, Expression, InfixOperator, Operand } from '../syntax/tree.ts';
import { FILTERS } from './filters.ts';
import { BOOLEAN, js, mayBeMissing, NoEquivalentError, NUMBER, TEXT, type JsValue, type UsedFunctions } from './js-value.ts';
import type { Loop, Scope } from './scope.ts';
import { isUnknownName, memberOf, ROW_METHODS, UNKNOWN, type TemplateType } from './template-type.ts';

const CONSTANTS: Readonly<Record<string, JsValue>> = { True: js('true', BOOLEAN), False: js('false', BOOLEAN), None: js('null') };

/** What an expression becomes. Throws {@link NoEquivalentError}. */
export function convertExpression(scope: Scope, functions: UsedFunctions, { operand, filters }: Expression): JsValue {
  let value = convertOperand(scope, operand);
  // A look-up that finds nothing is an empty text before filters.
  for (const { name, argument } of filters) {
    const convert = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (!convert) throw new NoEquivalentError(`The filter ${name} has no equivalent.`);
    value = convert(value, functions, argument ? convertOperand(scope, argument) : null);
  }
  return value;
}

function convertOperand(scope: Scope, operand: Operand): JsValue {
  switch (operand.type) {
    case 'text':
      return js(JSON.stringify(operand.text), TEXT, true);
    case 'int':
      return js(operand.digits.startsWith('-') ? `(${operand.digits})` : operand.digits, NUMBER);
    case 'float':
      return js(String(operand.value), NUMBER);
    case 'path':
      return convertPath(scope, operand.names);
  }
}

function convertPath(scope: Scope, [root = '', ...rest]: readonly string[]): JsValue {
  if (rest.length === 0 && Object.hasOwn(CONSTANTS, root)) return CONSTANTS[root]!;
  if (root === 'forloop' && scope.loop) return loopValue(scope.loop, rest);
  const found = scope.lookUp(root);
  if (!found) throw new NoEquivalentError(`The name ${root} was set within an {% if %}: in Marko it is not seen behind it.`);
  return rest.reduce(
    (value, name) => {
      const { type } = value;
      if (type.kind === 'record' && type.record.isHidden?.(name))
        scope.warn(`A template in Marko is not given "${name}" of this ${type.record.name}: nothing is printed.`);
      return step(value, name);
    },
    { ...found, isSafe: found.isSafe && rest.length === 0 },
  );
}

function step({ code, type }: JsValue, name: string): JsValue {
  const isThere = !(type.kind === 'unknown' || ('nullable' in type && type.nullable));
  const dot = isThere ? '.' : '?.';
  const found = memberOf(type, name);
  const next: TemplateType = isUnknownName(found) ? UNKNOWN : found;
  if (type.kind === 'list' || type.kind === 'unknown') {
    const rows = listMember(`${code}${isThere && !mayBeMissing(code) ? '' : '?'}`, code, name);
    if (rows !== undefined) return js(rows, type.kind === 'list' ? next : listType(name));
  }
  if (type.kind === 'map' && name === 'values') return js(`Object.values(${code} ?? {})`, next);
  if (type.kind === 'map' && name === 'keys') return js(`Object.keys(${code} ?? {})`, next);
  const member = name === 'parameters' ? 'parameters_list' : name;
  if (/^\d+$/.test(member)) return js(`${code}?.[${member}]`, next);
  return js(
    /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(member) ? `${code}${dot}${member}` : `${code}?.[${JSON.stringify(member)}]`,
    next,
  );
}

const listType = (name: string): TemplateType =>
  name === 'all' || name === 'reverse' || name === 'distinct' ? { kind: 'list', of: UNKNOWN, isManager: false } : UNKNOWN;

/** `asked`: the code, with what follows if it may be missing. */
function listMember(asked: string, code: string, name: string): string | undefined {
  if (!Object.hasOwn(ROW_METHODS, name)) return undefined;
  switch (name) {
    case 'all':
      return code;
    case 'count':
      return `${asked}.length`;
    case 'exists':
      return `(${asked}.length > 0)`;
    case 'first':
      return `${code}?.[0]`;
    case 'last':
      return `${asked}.at(-1)`;
    case 'reverse':
      return `${asked}.toReversed()`;
    case 'distinct':
      return `[...new Set(${code})]`;
    default:
      return undefined;
  }
}

function loopValue(loop: Loop, [name = '', ...rest]: string[]): JsValue {
  switch (name) {
    case 'counter':
      return js(`(${loop.index()} + 1)`, NUMBER);
    case 'counter0':
      return js(loop.index(), NUMBER);
    case 'first':
      return js(`(${loop.index()} === 0)`, BOOLEAN);
    case 'last':
      return js(`(${loop.index()} === ${loop.rows()}.length - 1)`, BOOLEAN);
    case 'revcounter':
      return js(`(${loop.rows()}.length - ${loop.index()})`, NUMBER);
    case 'revcounter0':
      return js(`(${loop.rows()}.length - ${loop.index()} - 1)`, NUMBER);
    case 'parentloop':
      return loop.parent ? loopValue(loop.parent, rest) : js('undefined');
    default:
      return name === '' ? js('{}') : js('undefined');
  }
}

/** What a condition becomes: JavaScript that gives true or false, or what counts as one of them. */
export function convertCondition(scope: Scope, functions: UsedFunctions, condition: Condition): string {
  const convert = (one: Condition) => convertCondition(scope, functions, one);
  switch (condition.type) {
    case 'value':
      return functions.test(convertExpression(scope, functions, condition.expression));
    case 'not':
      return `!(${convert(condition.operand)})`;
    case 'infix':
      if (condition.operator === 'and') return `(${convert(condition.left)}) && (${convert(condition.right)})`;
      if (condition.operator === 'or') return `(${convert(condition.left)}) || (${convert(condition.right)})`;
      return compare(functions, condition.operator, value(condition.left), value(condition.right));
  }

  function value(side: Condition): JsValue {
    return side.type === 'value' ? convertExpression(scope, functions, side.expression) : js(`Boolean(${convert(side)})`, BOOLEAN);
  }
}

function compare(functions: UsedFunctions, operator: InfixOperator, left: JsValue, right: JsValue): string {
  switch (operator) {
    case '==':
    case 'is':
      return isEqual(left, right, '==');
    case '!=':
    case 'is not':
      return isEqual(left, right, '!=');
    case '<':
    case '>':
    case '<=':
    case '>=':
      return inOrder(functions, operator, left, right);
    case 'in':
      return functions.call('contains', right.code, left.code);
    default:
      return `!${functions.call('contains', right.code, left.code)}`;
  }
}

function inOrder(functions: UsedFunctions, operator: '<' | '>' | '<=' | '>=', left: JsValue, right: JsValue): string {
  if ([left, right].every(({ code, type }) => type.kind === 'scalar' && type.scalar === 'number' && !type.nullable && !mayBeMissing(code)))
    return `${left.code} ${operator} ${right.code}`;
  const [one, other] = operator.startsWith('<') ? [left, right] : [right, left];
  return functions.call(operator.endsWith('=') ? 'isAtMost' : 'isLess', one.code, other.code);
}

/** A literal is never None; of two others, one that is missing is as None. */
function isEqual(left: JsValue, right: JsValue, operator: '==' | '!='): string {
  if (left.code === 'null' || right.code === 'null') return `${left.code} ${operator} ${right.code}`;
  const isLiteral = [left, right].some(({ code }) => /^(?:"|[\d.]+$|true$|false$)/.test(code));
  if (isLiteral) return `${left.code} ${operator}= ${right.code}`;
  return `(${left.code} ?? null) ${operator}= (${right.code} ?? null)`;
}
