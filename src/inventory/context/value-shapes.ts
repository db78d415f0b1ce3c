import type { PrismaClient } from '../../database/database.ts';
import type { MemberShape, ValueShapes } from '../../rendering/value-shapes.ts';
import type { Member, Model } from './declare.ts';
import { memberAt, typeOf } from './graph.ts';
import type { MemberTree } from './member-tree.ts';

export interface ShapedTree {
  shapes: ValueShapes;
  /** Where the records of each shape are met: `order.lines`. The first is empty. */
  paths: string[];
}

/** The decimal places of numeric columns, by `table.column`. */
export type DecimalPlaces = ReadonlyMap<string, number>;

/** What InvenTree keeps of a quantity, whose column here takes any number of places. */
const QUANTITY_PLACES = 5;
/** PostgreSQL's widest scale that somebody chose; a column without a choice has 30. */
const MOST_PLACES = 10;

const known = new WeakMap<PrismaClient, Promise<DecimalPlaces>>();

/** Read from the database once: its columns are what they are. */
export function decimalPlaces(prisma: PrismaClient): Promise<DecimalPlaces> {
  const found = known.get(prisma) ?? readPlaces(prisma);
  known.set(prisma, found);
  found.catch(() => known.delete(prisma));
  return found;
}

async function readPlaces(prisma: PrismaClient): Promise<DecimalPlaces> {
  const rows = await prisma.$queryRaw<{ name: string; places: number }[]>`
    SELECT table_name || '.' || column_name AS name, numeric_scale::int AS places
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'numeric'`;
  return new Map(rows.map(({ name, places }) => [name, places > MOST_PLACES ? QUANTITY_PLACES : places]));
}

/** The shapes of what a tree of members gives. `tree` has names alone, as `expandTree` gives it. */
export function shapesOf(model: Model, tree: MemberTree, places: DecimalPlaces): ShapedTree {
  const shapes: ValueShapes = { records: [], members: {} };
  const paths: string[] = [];

  function shape(owner: Model, names: MemberTree, path: string): number {
    const loaded: Record<string, MemberShape> = {};
    const number = shapes.records.push({ model: owner.name, loaded }) - 1;
    paths.push(path);
    shapes.members[owner.name] ??= Object.keys(owner.members);
    for (const [name, below] of Object.entries(names)) {
      const member = owner.members[name]!;
      const { model: target, many } = typeOf(owner, member);
      loaded[name] = target
        ? {
            record: shape(target, below, path === '' ? name : `${path}.${name}`),
            as: many === 'map' ? 'dict' : many ? listKind(owner, member) : 'record',
          }
        : scalar(owner, member, places);
    }
    return number;
  }

  shape(model, tree, '');
  return { shapes, paths };
}

/** Rows that name this record are behind a manager, as Django has it; what a method gives is a list. */
export function listKind(owner: Model, member: Member): 'manager' | 'list' {
  if (member.kind === 'list') return 'manager';
  const target = member.kind === 'alias' ? memberAt(owner, member.paths[0] ?? '') : undefined;
  return target ? listKind(target.owner, target.member) : 'list';
}

function scalar(owner: Model, member: Member, places: DecimalPlaces): string {
  const { base } = typeOf(owner, member);
  if (base !== 'number') return base;
  const own = placesOf(owner, member, places);
  return own === undefined ? 'number' : `decimal:${own}`;
}

/** Of a decimal column, and of what is computed from such columns alone, as Python computes with them. */
function placesOf(owner: Model, member: Member | undefined, places: DecimalPlaces): number | undefined {
  if (!member) return undefined;
  if (member.kind === 'value') {
    const needed = member.needs.map((name) => placesOf(owner, owner.members[name], places));
    return needed.length > 0 && needed.every((one) => one !== undefined) ? Math.max(...needed) : undefined;
  }
  const column = columnOf(owner, member);
  return column === undefined ? undefined : places.get(column);
}

/** The column behind a member: `StockItem.quantity`. */
function columnOf(owner: Model, member: Member): string | undefined {
  if (member.kind === 'column') {
    const name = Object.keys(owner.members).find((key) => owner.members[key] === member);
    return member.sql === undefined ? `${owner.table}.${name}` : undefined;
  }
  const target = member.kind === 'alias' && member.paths.length === 1 ? memberAt(owner, member.paths[0]!) : undefined;
  return target && columnOf(target.owner, target.member);
}
