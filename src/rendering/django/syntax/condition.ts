import { TemplateSyntaxError } from '../values/index.ts';
import type { Condition, Expression, InfixOperator } from './tree.ts';

/** How strongly an operator binds. All of them are read from the left. */
const POWER: Record<InfixOperator, number> = {
  or: 6,
  and: 7,
  in: 9,
  'not in': 9,
  is: 10,
  'is not': 10,
  '==': 10,
  '!=': 10,
  '>': 10,
  '>=': 10,
  '<': 10,
  '<=': 10,
};
const POWER_OF_NOT = 8;
/** An expression is walked down when it is compiled and run. */
const MOST_WORDS = 500;

const isInfix = (word: string): word is InfixOperator => Object.hasOwn(POWER, word);

/** Reads the words of `{% if %}`. Throws `TemplateSyntaxError`. */
export function parseCondition(words: readonly string[], readExpression: (source: string) => Expression): Condition {
  if (words.length > MOST_WORDS) throw new TemplateSyntaxError(`More than ${MOST_WORDS} words in one condition.`);
  return new ConditionParser(joinOperators(words), readExpression).parse();
}

function joinOperators(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const pair = `${words[index]} ${words[index + 1]}`;
    if (pair === 'is not' || pair === 'not in') index += 1;
    joined.push(pair === 'is not' || pair === 'not in' ? pair : words[index]!);
  }
  return joined;
}

type Word = { type: 'operator'; name: InfixOperator | 'not' } | { type: 'value'; name: string; expression: Expression };

/** A precedence climber over one word of look-ahead. */
class ConditionParser {
  readonly #words: Word[];
  #next = 0;

  /** All values are read at once: a mistake in one comes before a mistake in their order. */
  constructor(words: readonly string[], readExpression: (source: string) => Expression) {
    this.#words = words.map((name) =>
      name === 'not' || isInfix(name) ? { type: 'operator', name } : { type: 'value', name, expression: readExpression(name) },
    );
  }

  parse(): Condition {
    const condition = this.#expression(0);
    const rest = this.#words[this.#next];
    if (rest) throw new TemplateSyntaxError(`Unused '${rest.name}' at end of if expression.`);
    return condition;
  }

  #expression(power: number): Condition {
    let left = this.#operand();
    for (;;) {
      const word = this.#words[this.#next];
      const binding = word?.type === 'operator' ? (word.name === 'not' ? POWER_OF_NOT : POWER[word.name]) : 0;
      if (!word || binding <= power) return left;
      this.#next += 1;
      if (word.name === 'not') throw new TemplateSyntaxError("Not expecting 'not' as infix operator in if tag.");
      left = { type: 'infix', operator: word.name as InfixOperator, left, right: this.#expression(binding) };
    }
  }

  #operand(): Condition {
    const word = this.#words[this.#next];
    if (!word) throw new TemplateSyntaxError('Unexpected end of expression in if tag.');
    this.#next += 1;
    if (word.type === 'value') return { type: 'value', expression: word.expression };
    if (word.name !== 'not') throw new TemplateSyntaxError(`Not expecting '${word.name}' in this position in if tag.`);
    return { type: 'not', operand: this.#expression(POWER_OF_NOT) };
  }
}
