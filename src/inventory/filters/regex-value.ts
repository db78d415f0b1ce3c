import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { FilterError } from './filter-error.ts';

/**
 * What an expression may cost: its characters, each as often as its repetitions have it. PostgreSQL looks at all of them for
 * each character of a text, and takes space for all of them: the embedded database has one connection and no time limit, and
 * loses that connection over an expression that is too large for it.
 */
const MOST_COST = 100;
/** Escaped letters and digits mean the same to Python and to PostgreSQL in these cases alone. */
const SHARED_ESCAPES = /^\\(?:[tnrfv]|[^0-9A-Za-z])$/;

/**
 * Checks that an expression means to PostgreSQL what it means to Python, and cannot keep it busy: characters, classes,
 * alternatives, groups, repetitions and the anchors `^` and `$`. Gives it back as it is; throws {@link FilterError}.
 */
export function regexValue(field: string, text: string): string {
  const pattern = parse(field, text);
  const refuse = (what: string) => {
    throw new FilterError(`Field '${field}' cannot be compared with the regular expression '${text}': ${what}.`);
  };
  visitRegExpAST(pattern, {
    onAssertionEnter: (node) => node.kind === 'start' || node.kind === 'end' || refuse(`'${node.raw}' is not supported`),
    onBackreferenceEnter: (node) => refuse(`'${node.raw}' is not supported`),
    onCapturingGroupEnter: (node) => node.name === null || refuse('groups have no names here'),
    onGroupEnter: (node) => node.modifiers === null || refuse('modifiers are not supported'),
    onCharacterClassEnter: (node) => isShared(node) || refuse(`write '[', '-' and an escaped class otherwise in '${node.raw}'`),
    onCharacterEnter: (node) => isSharedCharacter(node) || refuse(`'${node.raw}' is not supported`),
  });
  if (costOf(pattern) > MOST_COST) refuse(`it may stand for ${MOST_COST} characters at most, repetitions counted`);
  return text;
}

function parse(field: string, text: string): AST.Pattern {
  try {
    return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(text);
  } catch (error) {
    throw new FilterError(
      `Field '${field}' expected a regular expression: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}.`,
      {
        cause: error,
      },
    );
  }
}

function isSharedCharacter({ raw, parent }: AST.Character): boolean {
  if (raw.startsWith('\\')) return SHARED_ESCAPES.test(raw);
  return parent.type !== 'Alternative' || !'{}]'.includes(raw);
}

/** Not `[]`, `[[:alpha:]]`, `[\D]`, `[a-\d]`, each of which PostgreSQL reads in its own way or refuses. */
function isShared({ elements }: AST.CharacterClass): boolean {
  if (elements.length === 0) return false;
  return elements.every((element, index) => {
    if (element.type === 'CharacterSet') return element.kind !== 'property' && !element.negate;
    if (element.type === 'Character') return element.raw !== '[' && (element.raw !== '-' || index === 0 || index === elements.length - 1);
    return element.type === 'CharacterClassRange' && element.min.raw !== '[' && element.max.raw !== '[';
  });
}

function costOf(node: AST.Pattern | AST.Alternative | AST.Element): number {
  switch (node.type) {
    case 'Quantifier':
      return (costOf(node.element) + 1) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max);
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.reduce((sum, alternative) => sum + costOf(alternative), 0);
    case 'Alternative':
      return node.elements.reduce((sum, element) => sum + costOf(element), 1);
    default:
      return 1;
  }
}
