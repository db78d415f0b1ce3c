import type { PrismaClient } from '../../database/database.ts';
import { describeTables, type ColumnKind } from '../import/describe-tables.ts';

export interface ScalarField {
  isRelation: false;
  kind: ColumnKind;
}
export interface RelationField {
  isRelation: true;
  model: string;
  /** Several records at the other end? */
  isList: boolean;
  /** The column that holds the other end's pk; of a list the one at the other end, which holds ours. */
  column: string;
}
export type RecordModel = ReadonlyMap<string, ScalarField | RelationField>;
/** By their names, which are their tables' too. */
export type RecordModels = ReadonlyMap<string, RecordModel>;

interface RuntimeField {
  name: string;
  kind: string;
  type: string;
  relationName?: string;
}
type RuntimeModels = Record<string, { fields: RuntimeField[] }>;

/** A filter may look at who did something, not at what they can log in with. */
const VISIBLE: Record<string, readonly string[]> = { User: ['pk', 'username'], Group: ['pk', 'name'] };
const known = new WeakMap<PrismaClient, Promise<RecordModels>>();

/** All models, as Prisma's run-time model names their relations and the database their columns. Read once for each client. */
export function recordModels(prisma: PrismaClient): Promise<RecordModels> {
  const models = known.get(prisma) ?? readModels(prisma);
  known.set(prisma, models);
  models.catch(() => known.delete(prisma));
  return models;
}

async function readModels(prisma: PrismaClient): Promise<RecordModels> {
  const { models } = (prisma as unknown as { _runtimeDataModel: { models: RuntimeModels } })._runtimeDataModel;
  const tables = await describeTables(prisma, Object.keys(models));
  return new Map(
    Object.entries(models).map(([name, { fields }]) => {
      const columns = tables.get(name)?.columns;
      const described = fields
        .filter((field) => !VISIBLE[name] || VISIBLE[name].includes(field.name))
        .flatMap((field): [string, ScalarField | RelationField][] => {
          if (field.kind === 'object') {
            const relation = relationOf(models, name, field);
            return relation ? [[field.name, relation]] : [];
          }
          const column = columns?.get(field.name);
          return column ? [[field.name, { isRelation: false, kind: column.kind }]] : [];
        });
      return [name, new Map(described)];
    }),
  );
}

/** Every reference of the inventory to one record has its column beside it: `part` and `part_id`. Undefined: no table holds this one. */
function relationOf(models: RuntimeModels, model: string, field: RuntimeField): RelationField | undefined {
  const columnOf = (owner: string, name: string) => models[owner]?.fields.find((other) => other.name === `${name}_id`)?.name;
  const own = columnOf(model, field.name);
  if (own) return { isRelation: true, model: field.type, isList: false, column: own };
  const back = models[field.type]?.fields.find(
    (other) => other.type === model && other.relationName === field.relationName && columnOf(field.type, other.name),
  );
  return back && { isRelation: true, model: field.type, isList: true, column: `${back.name}_id` };
}
