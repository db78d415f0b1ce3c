import type { ContextSource, Member, Model, ValueMember } from './declare.ts';
import { typeOf, type MemberType } from './graph.ts';
import type { MemberTree } from './member-tree.ts';
import { needsOf } from './plan-members.ts';
import type { RecordStore, StoredRecord } from './record-store.ts';

/** A record as a template sees it: plain JSON. */
export type ShownRecord = Record<string, unknown>;

/** Gives the function that shows the members of a stored record that a tree names. The same record and tree give the same object. */
export function createShow(store: RecordStore, source: ContextSource): (record: StoredRecord, tree: MemberTree) => ShownRecord {
  const shown = new Map<MemberTree, Map<StoredRecord, ShownRecord>>();

  function show(record: StoredRecord, tree: MemberTree): ShownRecord {
    const ofTree = shown.get(tree) ?? new Map<StoredRecord, ShownRecord>();
    shown.set(tree, ofTree);
    const known = ofTree.get(record);
    if (known) return known;
    const result: ShownRecord = {};
    ofTree.set(record, result);
    for (const name in tree) result[name] = read(record, name, tree[name] as MemberTree);
    return result;
  }

  function read(record: StoredRecord, name: string, tree: MemberTree): unknown {
    const member = memberOf(record.model, name);
    switch (member.kind) {
      case 'column':
        return record.columns[name];
      case 'value':
        return valueOf(record, member);
      case 'alias':
        return firstOf(record, member.paths, (owner, last) => read(owner, last, tree));
      default: {
        const type = typeOf(record.model, member);
        if (!type.model) return member.kind === 'batch' ? (store.answer(member.load, record.pk, name) ?? nothing(type)) : undefined;
        return mapRecords(leadsTo(record, name), (other) => show(other, tree));
      }
    }
  }

  function valueOf(record: StoredRecord, member: ValueMember): unknown {
    if (record.values.has(member)) return record.values.get(member);
    const value = member.get(show(record, needsOf(record.model, member)) as never, source);
    record.values.set(member, value);
    return value;
  }

  /** What the paths lead to: of several the first that leads to something; lists on the way become one list. */
  function firstOf(record: StoredRecord, paths: readonly string[], end: (owner: StoredRecord, last: string) => unknown): unknown {
    for (const path of paths) {
      const names = path.split('.');
      const last = names.pop() ?? '';
      const owners = names.reduce<StoredRecord | StoredRecord[] | null>((from, name) => follow(from, name), record);
      if (Array.isArray(owners)) return owners.flatMap((owner) => end(owner, last));
      const value = owners && end(owners, last);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  }

  function follow(from: StoredRecord | StoredRecord[] | null, name: string): StoredRecord | StoredRecord[] | null {
    if (from === null) return null;
    if (Array.isArray(from)) return from.flatMap((record) => follow(record, name) ?? []);
    const found = leadsTo(from, name);
    return found instanceof Map ? [...found.values()] : found;
  }

  /** The records that a member leads to. */
  function leadsTo(record: StoredRecord, name: string): Related {
    const member = memberOf(record.model, name);
    if (member.kind === 'alias') return firstOf(record, member.paths, leadsTo) as Related;
    const type = typeOf(record.model, member);
    const target = type.model;
    if (!target || member.kind === 'column' || member.kind === 'value') return null;
    const find = (pk: unknown) => (typeof pk === 'number' ? (store.find(target, pk) ?? null) : null);
    if (member.kind === 'reference') return find(member.column === 'pk' ? record.pk : record.columns[member.column]);
    if (member.kind === 'list') {
      const list = store.list(member, record.pk).flatMap((pk) => find(pk) ?? []);
      return member.first ? (list[0] ?? null) : list;
    }
    const answer = store.answer(member.load, record.pk, name) ?? nothing(type);
    if (Array.isArray(answer)) return answer.flatMap((pk) => find(pk) ?? []);
    if (typeof answer !== 'object' || answer === null) return find(answer);
    return new Map(Object.entries(answer).flatMap(([key, pk]) => (find(pk) ? [[key, find(pk) as StoredRecord] as const] : [])));
  }

  return show;
}

/** One record, several, several by key, or none. */
type Related = StoredRecord | StoredRecord[] | Map<string, StoredRecord> | null;

function mapRecords(related: Related, show: (record: StoredRecord) => ShownRecord): unknown {
  if (related === null) return null;
  if (Array.isArray(related)) return related.map(show);
  if (related instanceof Map) return Object.fromEntries([...related].map(([key, record]) => [key, show(record)]));
  return show(related);
}

function memberOf(model: Model, name: string): Member {
  const member = model.members[name];
  if (!member) throw new Error(`${model.name} has no ${name}.`);
  return member;
}

/** What a member is where nothing was found. */
function nothing({ base, many, nullable, model }: MemberType): unknown {
  if (many === 'list') return [];
  if (many === 'map') return {};
  if (nullable || model) return null;
  return { number: 0, boolean: false, text: '' }[base] ?? null;
}
