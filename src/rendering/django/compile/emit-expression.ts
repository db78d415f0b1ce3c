import type { Condition, Expression, FilterCall, Operand } from '../syntax/tree.ts';
import type { ModuleWriter } from './module-writer.ts';

/** What a look-up that finds nothing comes to: `''`, None, or an error. */
export type Missing = 'empty' | 'none' | 'error';

/** The code of an expression; it reads the context `c`. */
export function emitExpression(writer: ModuleWriter, { operand, filters }: Expression, missing: Missing): string {
  return emitFilters(writer, emitOperand(writer, operand, missing), filters);
}

/** The code of a filter chain behind the code of a value. */
export function emitFilters(writer: ModuleWriter, value: string, filters: readonly FilterCall[]): string {
  let code = value;
  for (const { library, name, argument } of filters) {
    const filter = writer.constant(`$.filter(${JSON.stringify(library)}, ${JSON.stringify(name)})`);
    const given = argument === null ? 'undefined' : emitOperand(writer, argument, 'error');
    code = `$.apply(${filter}, ${code}, ${given}, c)`;
  }
  return code;
}

export function emitOperand(writer: ModuleWriter, operand: Operand, missing: Missing): string {
  switch (operand.type) {
    case 'path': {
      const names = writer.json(operand.names);
      if (missing === 'error') return `$.lookupRequired(c, ${names})`;
      return `$.or($.lookup(c, ${names}), ${missing === 'empty' ? '""' : 'null'})`;
    }
    case 'text': {
      const text = writer.constant(`$.safe(${JSON.stringify(operand.text)})`);
      return operand.translate ? `$.message(c, ${text}, null)` : text;
    }
    case 'int':
      return Number.isSafeInteger(Number(operand.digits)) ? operand.digits : `${operand.digits}n`;
    case 'float':
      return writer.constant(`$.float(${Object.is(operand.value, -0) ? '-0' : operand.value})`);
  }
}

/** The code of an expression as a function of the context. */
export function emitLazy(writer: ModuleWriter, expression: Expression, missing: Missing): string {
  return writer.constant(`(c) => ${emitExpression(writer, expression, missing)}`);
}

/** The name of a condition, which is put together once for all documents. */
export function emitCondition(writer: ModuleWriter, condition: Condition): string {
  switch (condition.type) {
    case 'value':
      return emitLazy(writer, condition.expression, 'none');
    case 'not':
      return writer.constant(`$.operators.not(${emitCondition(writer, condition.operand)})`);
    case 'infix': {
      const [left, right] = [emitCondition(writer, condition.left), emitCondition(writer, condition.right)];
      return writer.constant(`$.operators[${JSON.stringify(condition.operator)}](${left}, ${right})`);
    }
  }
}
