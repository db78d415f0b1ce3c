import { complexityFromQuery } from '@pothos/plugin-complexity';
import { GraphQLError, Kind, parse, type ASTVisitor, type DocumentNode, type ExecutionArgs, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What one operation may ask for. A connection costs its page size times its selection; src/graphql/field-cost.ts has the rule. */
export const LIMITS = { cost: 20_000, depth: 15, fields: 1_000, aliases: 60, tokens: 5_000 };

/** Refuses operations that would take too much before they run, and tells the cost of those that do in `extensions.cost`. */
export function operationLimits(): Plugin {
  return {
    onParse: ({ setParseFn }) =>
      setParseFn((source, options) => parse(source as string, { ...(options as object), maxTokens: LIMITS.tokens })),
    onValidate: ({ addValidationRule }) => addValidationRule(limitAliases),
    onExecute({ args, setResultAndStopExecution }) {
      const checked = check(args);
      if (checked instanceof GraphQLError) return setResultAndStopExecution({ errors: [checked] });
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, cost: { requested: checked, limit: LIMITS.cost } } });
        },
      };
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const checked = check(args);
      if (checked instanceof GraphQLError) setResultAndStopExecution({ errors: [checked] });
    },
  };
}

function check({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs): GraphQLError | number {
  let size: { complexity: number; depth: number; breadth: number };
  try {
    size = complexityFromQuery(only(document, operationName), {
      schema: schema,
      ctx: contextValue as object,
      variables: { ...variableValues },
    });
  } catch (error) {
    if (error instanceof GraphQLError) return 0; // a variable of the wrong type: execution says so in full
    throw error;
  }
  const { complexity, depth, breadth } = size;
  if (depth > LIMITS.depth) return tooMuch(`it is ${depth} levels deep, and ${LIMITS.depth} are allowed`);
  if (breadth > LIMITS.fields) return tooMuch(`it selects ${breadth} fields, and ${LIMITS.fields} are allowed`);
  if (complexity > LIMITS.cost)
    return tooMuch(`it costs ${complexity}, and ${LIMITS.cost} is allowed. Ask for fewer rows (\`first\`), or for less of each`);
  return complexity;
}

/** The operation that runs, with the fragments: the library looks at the first one only. */
function only(document: DocumentNode, operationName: string | null | undefined): DocumentNode {
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || operationName == null || definition.name?.value === operationName,
  );
  return { ...document, definitions };
}

function tooMuch(reason: string): GraphQLError {
  return new GraphQLError(`The operation is too large: ${reason}.`, { extensions: { code: 'OPERATION_TOO_LARGE', http: { status: 400 } } });
}

/** Aliases repeat what costs little by itself, a log-in for instance. */
function limitAliases(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias && ++aliases === LIMITS.aliases + 1) context.reportError(tooMuch(`it has more than ${LIMITS.aliases} aliases`));
    },
  };
}
