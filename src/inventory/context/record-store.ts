import type { BatchAnswers, BatchLoad, ContextSource, ListMember, Member, Model } from './declare.ts';
import type { MemberTree } from './member-tree.ts';
import { planOf, type Plan } from './plan-members.ts';
import { readRows, type Row, type RowQuery } from './read-rows.ts';

/** A record that was loaded, with all columns that were asked for anywhere. */
export interface StoredRecord {
  readonly model: Model;
  readonly pk: number;
  readonly columns: Record<string, unknown>;
  /** Computed members that were worked out already. */
  readonly values: Map<Member, unknown>;
}

/** Records of one level to load. */
interface Visit {
  plan: Plan;
  pks: Set<number>;
  /** Their columns came along with the list that they are in. */
  hasRows: boolean;
}

/** The records of one load, each once. */
export class RecordStore {
  readonly #source: ContextSource;
  readonly #records = new Map<Model, Map<number, StoredRecord>>();
  readonly #lists = new Map<ListMember, Map<number, number[]>>();
  readonly #answers = new Map<BatchLoad, BatchAnswers>();
  readonly #visited = new Map<Plan, Set<number>>();

  constructor(source: ContextSource) {
    this.#source = source;
  }

  find(model: Model, pk: number): StoredRecord | undefined {
    return this.#records.get(model)?.get(pk);
  }

  /** The pks of the records in a list. */
  list(member: ListMember, owner: number): readonly number[] {
    return this.#lists.get(member)?.get(owner) ?? [];
  }

  /** What was found out about a record; undefined: nothing. */
  answer(load: BatchLoad, pk: number, name: string): unknown {
    return this.#answers.get(load)?.get(pk)?.[name];
  }

  /** Level by level: one statement for the rows and lists of a level, then what these lead to; at the end all figures. */
  async load(model: Model, pks: Iterable<number>, tree: MemberTree): Promise<void> {
    const figures = new Map<BatchLoad, Set<number>>();
    const first: Visit = { plan: planOf(model, tree), pks: new Set(pks), hasRows: false };
    let level = this.#next([first, ...itself(first)]);
    while (level.length) {
      for (const { plan, pks: visited } of level) for (const load of plan.figures) addTo(figures, load, visited);
      const lists = await this.#loadRows(level);
      await this.#ask(relatedLoads(level));
      level = this.#next([...lists, ...level.flatMap((visit) => this.#leadsTo(visit))]);
    }
    await this.#ask(figures);
  }

  /** Gives the visits of the records in the lists. */
  async #loadRows(level: readonly Visit[]): Promise<Visit[]> {
    const queries: RowQuery[] = [];
    const readers: ((rows: Row[]) => void)[] = [];
    const visits: Visit[] = [];
    for (const rows of this.#missingRows(level)) {
      queries.push({ ...rows, key: 'pk', pks: [...rows.pks] });
      readers.push((found) => this.#add(rows, found));
    }
    for (const { plan, pks } of level) {
      for (const { member, target, tree } of plan.relations) {
        if (member.kind !== 'list') continue;
        const visit: Visit = { plan: planOf(target, tree), pks: new Set(), hasRows: true };
        visits.push(visit);
        queries.push({ ...member, model: target, columns: visit.plan.columns, key: member.column, pks: [...pks] });
        readers.push((rows) => this.#addList(member, visit, rows));
      }
    }
    if (queries.length === 0) return visits;
    const answers = await readRows(this.#source.prisma, queries);
    for (const [index, reader] of readers.entries()) reader(answers[index] ?? []);
    return visits;
  }

  /** Of each model once, whatever its plans: a statement costs by its length before it costs by its rows. */
  #missingRows(level: readonly Visit[]): { model: Model; columns: readonly string[]; pks: Set<number> }[] {
    const missing = new Map<Model, { columns: Set<string>; pks: Set<number> }>();
    for (const { plan, pks, hasRows } of level) {
      if (hasRows) continue;
      const rows = missing.get(plan.model) ?? { columns: new Set(), pks: new Set() };
      missing.set(plan.model, rows);
      for (const name of plan.columns) rows.columns.add(name);
      for (const pk of this.#missing(plan, pks)) rows.pks.add(pk);
    }
    return [...missing].map(([model, { columns, pks }]) => ({ model, columns: [...columns], pks }));
  }

  #missing({ model, columns }: Plan, pks: Set<number>): number[] {
    return [...pks].filter((pk) => {
      const known = this.find(model, pk)?.columns;
      return !known || columns.some((name) => !(name in known));
    });
  }

  #add({ model, columns }: Pick<Plan, 'model' | 'columns'>, rows: readonly Row[]): void {
    const records = this.#records.get(model) ?? new Map<number, StoredRecord>();
    this.#records.set(model, records);
    for (const row of rows) {
      const pk = row[0];
      const record: StoredRecord = records.get(pk) ?? { model, pk, columns: { pk }, values: new Map() };
      for (const [index, name] of columns.entries()) record.columns[name] = row[index + 2];
      records.set(pk, record);
    }
  }

  #addList(member: ListMember, visit: Visit, rows: Row[]): void {
    const byOwner = Map.groupBy(rows, ([, owner]) => owner);
    const kept = member.first ? [...byOwner.values()].flatMap((list) => list.slice(0, 1)) : rows;
    this.#add(visit.plan, kept);
    const lists = this.#lists.get(member) ?? new Map<number, number[]>();
    this.#lists.set(member, lists);
    for (const [owner, list] of byOwner)
      lists.set(
        owner,
        (member.first ? list.slice(0, 1) : list).map(([pk]) => pk),
      );
    for (const [pk] of kept) visit.pks.add(pk);
  }

  /** Calls each function once, for the records that it has not answered for. */
  async #ask(loads: Map<BatchLoad, Set<number>>): Promise<void> {
    await Promise.all(
      [...loads].map(async ([load, pks]) => {
        const known = this.#answers.get(load) ?? (new Map() as BatchAnswers);
        this.#answers.set(load, known);
        for (const [pk, answers] of await load(this.#source, [...pks.difference(known)])) known.set(pk, answers);
      }),
    );
  }

  /** The records that the references of these lead to, and those that a function found. */
  #leadsTo({ plan, pks }: Visit): Visit[] {
    return plan.relations.flatMap(({ member, target, tree }) => {
      if (member.kind === 'list') return [];
      const found = new Set<number>();
      for (const pk of pks) for (const other of this.#pksOf(plan.model, member, pk)) found.add(other);
      return [{ plan: planOf(target, tree), pks: found, hasRows: false }];
    });
  }

  #pksOf(model: Model, member: Exclude<Plan['relations'][number]['member'], ListMember>, pk: number): number[] {
    if (member.kind === 'reference') {
      const other = member.column === 'pk' ? pk : this.find(model, pk)?.columns[member.column];
      return typeof other === 'number' ? [other] : [];
    }
    const answer = this.answer(member.load, pk, member.name);
    if (typeof answer === 'number') return [answer];
    return answer ? (Object.values(answer) as number[]) : [];
  }

  /** One visit per plan; what was visited with the same plan before is not visited again. */
  #next(visits: readonly Visit[]): Visit[] {
    const merged = { true: new Map<Plan, Visit>(), false: new Map<Plan, Visit>() };
    for (const { plan, pks, hasRows } of visits) {
      const ofKind = merged[`${hasRows}`];
      const visit = ofKind.get(plan) ?? { plan, pks: new Set(), hasRows };
      ofKind.set(plan, visit);
      const visited = this.#visited.get(plan) ?? new Set();
      this.#visited.set(plan, visited);
      for (const pk of pks) if (!visited.has(pk)) visit.pks.add(pk);
    }
    const all = [...merged.true.values(), ...merged.false.values()];
    for (const { plan, pks } of all) for (const pk of pks) this.#visited.get(plan)?.add(pk);
    return all;
  }
}

/** The same records as another model sees them: they need not wait until these are there. */
function itself({ plan, pks }: Visit): Visit[] {
  return plan.relations.flatMap(({ member, target, tree }) =>
    member.kind === 'reference' && member.column === 'pk' ? [{ plan: planOf(target, tree), pks: new Set(pks), hasRows: false }] : [],
  );
}

function relatedLoads(level: readonly Visit[]): Map<BatchLoad, Set<number>> {
  const loads = new Map<BatchLoad, Set<number>>();
  for (const { plan, pks } of level) for (const { member } of plan.relations) if (member.kind === 'batch') addTo(loads, member.load, pks);
  return loads;
}

function addTo(loads: Map<BatchLoad, Set<number>>, load: BatchLoad, pks: Iterable<number>): void {
  const known = loads.get(load) ?? new Set<number>();
  for (const pk of pks) known.add(pk);
  loads.set(load, known);
}
