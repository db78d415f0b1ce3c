import type { Position } from './tokenize.ts';

/** A look-up `a.b.0`, or a literal. */
export type Operand =
  | { type: 'path'; names: readonly string[] }
  /** A text in quotes: printed as it is. `translate`: it stands in `_()`. */
  | { type: 'text'; text: string; translate: boolean }
  | { type: 'int'; digits: string }
  | { type: 'float'; value: number };

/** A filter of a chain; `library` is the one that it was found in. */
export interface FilterCall {
  library: string;
  name: string;
  argument: Operand | null;
}

/** `operand|filter:argument|filter`; `source` is how the template says it. */
export interface Expression {
  operand: Operand;
  filters: readonly FilterCall[];
  source: string;
}

export type InfixOperator = 'or' | 'and' | 'in' | 'not in' | 'is' | 'is not' | '==' | '!=' | '>' | '>=' | '<' | '<=';

/** What `{% if %}` decides by. */
export type Condition =
  | { type: 'value'; expression: Expression }
  | { type: 'not'; operand: Condition }
  | { type: 'infix'; operator: InfixOperator; left: Condition; right: Condition };

/** `name=expression` */
export interface Binding {
  name: string;
  value: Expression;
}

/** What a tag changes for all that it encloses. */
export type Setting = { type: 'autoescape' | 'localize' | 'localtime'; on: boolean } | { type: 'timezone' | 'language'; value: Expression };

/** A piece of the message of `{% blocktranslate %}`: text, or the name of a variable of the context. */
export type MessagePart = { type: 'text'; text: string } | { type: 'name'; name: string };

export type Node = { position: Position } & (
  | { type: 'text'; text: string }
  | { type: 'output'; expression: Expression }
  | { type: 'if'; branches: { condition: Condition | null; body: Node[] }[] }
  | { type: 'for'; names: string[]; sequence: Expression; isReversed: boolean; body: Node[]; empty: Node[] | null }
  | { type: 'ifChanged'; key: string; values: Expression[]; body: Node[]; otherwise: Node[] | null }
  | { type: 'with'; bindings: Binding[]; body: Node[] }
  | { type: 'within'; setting: Setting; body: Node[] }
  /** The chain stands behind the variable `var`, which holds what the body printed. */
  | { type: 'filter'; chain: Expression; body: Node[] }
  | { type: 'spaceless'; body: Node[] }
  | { type: 'cache'; expires: Expression; fragment: string; vary: Expression[]; body: Node[] }
  /** All that comes behind it; of that, only the blocks are ever printed. */
  | { type: 'extends'; parent: Expression; body: Node[] }
  | { type: 'block'; name: string; body: Node[] }
  | { type: 'include'; template: Expression; bindings: Binding[]; isIsolated: boolean }
  | { type: 'cycle'; key: string; values: Expression[]; asName: string | null; isSilent: boolean }
  | { type: 'resetCycle'; key: string }
  | { type: 'firstOf'; values: Expression[]; asName: string | null }
  | { type: 'now'; format: string; asName: string | null }
  | { type: 'regroup'; target: Expression; by: Expression; asName: string }
  | { type: 'widthRatio'; value: Expression; maxValue: Expression; maxWidth: Expression; asName: string | null }
  | { type: 'lorem'; count: Expression; method: 'w' | 'p' | 'b'; isCommon: boolean }
  | { type: 'url'; view: Expression; asName: string | null }
  | {
      type: 'translate';
      message: Expression;
      isNoop: boolean;
      context: Expression | null;
      asName: string | null;
    }
  | {
      type: 'blockTranslate';
      tag: string;
      singular: MessagePart[];
      plural: MessagePart[];
      count: Binding | null;
      bindings: Binding[];
      context: Expression | null;
      isTrimmed: boolean;
      asName: string | null;
    }
  /** A tag that asks the runtime for one thing, and keeps it under a name. */
  | { type: 'ask'; question: Question; argument: Expression | null; asName: string }
  | { type: 'static'; path: Expression; asName: string | null }
  | { type: 'prefix'; of: 'static' | 'media'; asName: string | null }
  | {
      type: 'simpleTag';
      library: string;
      name: string;
      positional: Expression[];
      keywords: Binding[];
      asName: string | null;
    }
);

export type Question =
  | 'availableLanguages'
  | 'currentLanguage'
  | 'currentLanguageBidi'
  | 'languageInfo'
  | 'languageInfoList'
  | 'currentTimezone';

export type NodeOf<T extends Node['type']> = Extract<Node, { type: T }>;

/** The nodes right below one, in the order of the file. */
export function childNodes(node: Node): Node[] {
  switch (node.type) {
    case 'if':
      return node.branches.flatMap(({ body }) => body);
    case 'for':
      return [...node.body, ...(node.empty ?? [])];
    case 'ifChanged':
      return [...node.body, ...(node.otherwise ?? [])];
    default:
      return 'body' in node ? node.body : [];
  }
}

/** All nodes of a tree. */
export function* everyNode(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    yield* everyNode(childNodes(node));
  }
}
