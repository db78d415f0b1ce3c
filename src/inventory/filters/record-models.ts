import type { PrismaClient } from '../../database/database.ts';

export interface ScalarField {
  kind: 'scalar';
  /** Prisma's name of its type: `String`, `Decimal`. */
  type: string;
}
export interface RelationField {
  kind: 'relation';
  model: string;
  /** Several records at the other end? */
  isList: boolean;
  /** The column that holds the other end's pk; undefined: the other end holds ours. */
  column: string | undefined;
}
export type RecordModel = ReadonlyMap<string, ScalarField | RelationField>;

interface RuntimeModel {
  fields: { name: string; kind: string; type: string }[];
}

/** A filter may look at who did something, not at what they can log in with. */
const VISIBLE: Record<string, readonly string[]> = { User: ['pk', 'username'], Group: ['pk', 'name'] };

/** The fields of a model by their names, as Prisma's own run-time model has them. */
export function recordModel(prisma: PrismaClient, name: string): RecordModel {
  const { models } = (prisma as unknown as { _runtimeDataModel: { models: Record<string, RuntimeModel> } })._runtimeDataModel;
  const fields = models[name]?.fields ?? [];
  const names = new Set(fields.map((field) => field.name));
  const visible = VISIBLE[name];
  return new Map<string, ScalarField | RelationField>(
    fields
      .filter((field) => !visible || visible.includes(field.name))
      .map((field) => {
        if (field.kind !== 'object') return [field.name, { kind: 'scalar', type: field.type }] as const;
        // Every reference of the inventory to one record has its column beside it: `part` and `part_id`.
        const column = names.has(`${field.name}_id`) ? `${field.name}_id` : undefined;
        return [field.name, { kind: 'relation', model: field.type, isList: column === undefined, column }] as const;
      }),
  );
}
