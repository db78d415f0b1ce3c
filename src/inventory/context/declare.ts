import type { PrismaClient } from '../../database/database.ts';

/** What the contexts are made from. */
export interface ContextSource {
  prisma: PrismaClient;
  /** `YYYY-MM-DD` where the server is: what is overdue depends on it. */
  today: string;
  /** ISO 4217: of orders that say none, with companies that have none. */
  currency: string;
}

/**
 * The type of a member as docs and API show it: a scalar (`text`, `number`, `boolean`, `date` as `YYYY-MM-DD`, `datetime` as
 * RFC 3339, `money` as `{ amount, currency }`, `json`) or the name of a model; then `[]` or `Record<string, …>`; then `| null`.
 */
export type MemberTypeText = string;

interface Described {
  type: MemberTypeText;
  /** One line: what it is, its unit, an example where that helps. */
  description: string;
}

/** An amount as exact text, so that no cent is lost on the way: `{ amount: "12.5", currency: "USD" }`. */
export interface Money {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** A value that comes with the row: a column of the table, or an SQL expression over `t`, the row. */
export interface ColumnMember extends Described {
  kind: 'column';
  sql: string | undefined;
}

/** One other record, whose pk is in a column of this one. */
export interface ReferenceMember extends Described {
  kind: 'reference';
  model: string;
  /** The member that holds the pk. */
  column: string;
}

/** The records whose column `column` holds this one's pk, or the first of them. */
export interface ListMember extends Described {
  kind: 'list';
  model: string;
  column: string;
  /** An SQL condition over `t`, a row of the other table. */
  where: string | undefined;
  /** SQL: what they are ordered by. */
  orderBy: string;
  /** Only the first, or null. */
  first: boolean;
}

/** Answers by pk and member, of several members at once. What is missing is 0, empty, false or null, as the type has it. */
export type BatchAnswers = Map<number, Record<string, unknown>>;

/** Finds out something about many records, in a number of queries that does not depend on how many. */
export type BatchLoad = (source: ContextSource, pks: number[]) => Promise<BatchAnswers>;

/** Something that is found out for many records at once: a value, or with `model` the pk or pks of records. */
export interface BatchMember extends Described {
  kind: 'batch';
  /** Its name, under which the function answers. */
  name: string;
  model: string | undefined;
  /** Members with the same function are loaded by one call of it. */
  load: BatchLoad;
}

/** A value that is worked out from other members: `needs` names them, as paths. */
export interface ValueMember extends Described {
  kind: 'value';
  needs: readonly string[];
  get(row: never, source: ContextSource): unknown;
}

/** The same as what a path leads to; of several paths the first that leads to something. A list on the way gives a list. */
export interface AliasMember {
  kind: 'alias';
  paths: readonly string[];
  description: string;
}

export type Member = ColumnMember | ReferenceMember | ListMember | BatchMember | ValueMember | AliasMember;
export type Members = Record<string, Member>;

export interface Model {
  name: string;
  table: string;
  /** One line: what a record of it is. */
  description: string;
  members: Readonly<Members>;
  /** What a record shows wherever it is met: its plain columns and these. `pk` is always there. */
  standard: readonly string[];
  /** What it shows besides, by default, where it is shown in full: paths; `.**` at the end stands for that record in full. */
  full: readonly string[];
}

interface ModelDeclaration {
  description: string;
  /** The table; the model's own name unless told otherwise. */
  table?: string;
  members: Members;
  /** Computed members that a record shows wherever it is met, beside its columns. */
  summary?: readonly string[];
  /** As `Model.full`. */
  full?: readonly string[];
}

/** Declares a kind of records. Nothing but its members can ever be reached from a template. */
export function defineModel(name: string, { description, table = name, members, summary = [], full = [] }: ModelDeclaration): Model {
  const all: Members = { pk: column('number', "InvenTree's number of the record.") };
  const standard = ['pk'];
  for (const [member, declared] of Object.entries(members)) {
    if (declared.kind === 'column' && declared.sql === undefined) standard.push(member);
    if (declared.kind === 'reference' && !declared.column) {
      const key = `${member}_id`;
      all[key] = column(declared.type.endsWith('| null') ? 'number | null' : 'number', `The \`pk\` of \`${member}\`.`);
      standard.push(key);
      all[member] = { ...declared, column: key };
    } else all[member] = declared.kind === 'batch' ? { ...declared, name: member } : declared;
  }
  all.id = alias('The same as `pk`.', 'pk');
  return { name, table, description, members: all, standard: [...standard, ...summary], full };
}

/** A column of the table; with `sql` an expression over `t`, the row. */
export function column(type: MemberTypeText, description: string, sql?: string): ColumnMember {
  return { kind: 'column', type, description, sql };
}

/** A record that is always there. Its pk is in the column `…_id`, a member of its own. */
export function reference(model: string, description: string): ReferenceMember {
  return { kind: 'reference', type: model, description, model, column: '' };
}

/** A record that may be missing. */
export function optional(model: string, description: string): ReferenceMember {
  return { kind: 'reference', type: `${model} | null`, description, model, column: '' };
}

/** This record itself, as a variable of its context. */
export function itself(model: string, description: string): ReferenceMember {
  return { kind: 'reference', type: model, description, model, column: 'pk' };
}

interface ListOptions {
  /** An SQL condition over `t`, a row of the other table. Default: all. */
  where?: string;
  /** SQL. Default: by pk. */
  orderBy?: string;
}

/** All records of `model` whose `foreignKey` is this record's pk. */
export function list(model: string, foreignKey: string, description: string, { where, orderBy = 't.pk' }: ListOptions = {}): ListMember {
  return { kind: 'list', type: `${model}[]`, description, model, column: foreignKey, where, orderBy, first: false };
}

/** The first of them. */
export function first(model: string, foreignKey: string, description: string, options: ListOptions = {}): ListMember {
  return { ...list(model, foreignKey, description, options), type: `${model} | null`, first: true };
}

/** A value that one function finds out for many records at once. */
export function batch(type: MemberTypeText, description: string, load: BatchLoad): BatchMember {
  return { kind: 'batch', type, description, load, model: undefined, name: '' };
}

/** Records that one function finds for many records at once: it answers with their pks. `type`: `Part | null`, `Part[]`, `Record<string, Part>`. */
export function related(type: MemberTypeText, description: string, load: BatchLoad): BatchMember {
  const model = /[A-Z]\w*(?=$|\[| \||>)/.exec(type.replace('Record<', ''))?.[0];
  if (!model) throw new Error(`${type} names no model.`);
  return { kind: 'batch', type, description, load, model, name: '' };
}

type Head<Path> = Path extends `${infer First}.${string}` ? First : Path;

/** Gives the function that declares computed members of the model whose TypeScript type is `Row`. */
export function valuesOf<Row>() {
  return <const Needs extends readonly string[]>(
    type: MemberTypeText,
    description: string,
    needs: Needs,
    get: (row: Pick<Row, Extract<Head<Needs[number]>, keyof Row>>, source: ContextSource) => unknown,
  ): ValueMember => ({ kind: 'value', type, description, needs, get });
}

/** The same as what the path leads to; of several the first that leads to something. */
export function alias(description: string, ...paths: string[]): AliasMember {
  return { kind: 'alias', paths, description };
}
