import type { Prisma } from '../database/client/client.ts';
import { ModelType as ModelTypes } from '../database/client/enums.ts';
import { queryFromInfo } from '@pothos/plugin-prisma';
import { findItems } from '../inventory/find-items.ts';
import { templatesAccepting } from '../library/templates-accepting.ts';
import { parsePk } from '../printing/parse-pk.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { ModelType, OrderDirection } from './enums.ts';
import { pkOf, pkText } from './ids.ts';
import { keysetConnection, type OrderKey } from './keyset.ts';
import { typeNames } from './printable-item.ts';
import { ReportTemplate } from './report-template.ts';
import { searchWords } from './search-words.ts';

const ItemsInput = builder.inputType('ItemsInput', {
  description: 'Some records of one kind.',
  fields: (t) => ({
    modelType: t.field({ type: ModelType, required: true, description: 'Their kind. Example: `BUILD`.' }),
    items: t.idList({ required: true, description: 'Which ones: global ids or pks. Example: `["Build:1", 2]`.' }),
  }),
});

const ReportTemplateFilter = builder.inputType('ReportTemplateFilter', {
  description: 'Which templates a list has. All conditions have to hold; an absent one does not count.',
  fields: (t) => ({
    enabled: t.boolean({ description: 'Those that are enabled, or those that are not. Example: `true`.' }),
    landscape: t.boolean({ description: 'Those whose paper lies on its side, or those whose does not. Example: `false`.' }),
    merge: t.boolean({ description: 'Those that make one document over all items, or those that do not. Example: `false`.' }),
    attachToModel: t.boolean({ description: 'Those whose prints are attached to the records, or those whose are not. Example: `false`.' }),
    modelType: t.field({ type: ModelType, description: 'Those for one kind of record. Example: `BUILD`.' }),
    acceptsItems: t.field({
      type: ItemsInput,
      description:
        'Those that can print every one of these records. Records that do not exist do not count; if none exists, no template accepts them.',
    }),
  }),
});

const ReportTemplateOrderField = builder.enumType('ReportTemplateOrderField', {
  description: 'What templates are ordered by.',
  values: {
    PK: { value: 'pk', description: 'By number, which is by age.' },
    NAME: { value: 'name', description: 'By name.' },
    MODEL_TYPE: { value: 'modelType', description: 'By the kind of record, in the order of `ModelType`.' },
    ENABLED: { value: 'enabled', description: 'Those that are not enabled first.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By the time of the last change.' },
  },
} as const);

const ReportTemplateOrder = builder.inputType('ReportTemplateOrder', {
  description: 'What templates are ordered by; equal ones by pk.',
  fields: (t) => ({
    field: t.field({ type: ReportTemplateOrderField, required: true, description: 'What to order by. Example: `NAME`.' }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'asc', description: 'Which way. Default: `ASC`.' }),
  }),
});

const kinds: Record<(typeof ReportTemplateOrderField)['$inferType'], OrderKey['kind']> = {
  pk: 'int',
  name: 'text',
  modelType: { values: Object.values(ModelTypes) },
  enabled: { values: [false, true] },
  updatedAt: 'date',
};

type Filter = typeof ReportTemplateFilter.$inferInput;

async function whereOf(
  { parts }: GraphqlContext,
  filter: Filter | null | undefined,
  search: string | null | undefined,
): Promise<Prisma.ReportTemplateWhereInput> {
  const { acceptsItems, ...flags } = filter ?? {};
  const conditions: Prisma.ReportTemplateWhereInput[] = Object.entries(flags).flatMap(([field, value]) =>
    value == null ? [] : [{ [field]: value }],
  );
  for (const word of searchWords(search)) {
    const contains = { contains: word, mode: 'insensitive' } as const;
    conditions.push({ OR: [{ name: contains }, { description: contains }] });
  }
  if (acceptsItems) {
    const { modelType, items } = acceptsItems;
    const pks = items.map((item, index) => parsePk(pkText(item, typeNames[modelType], ['filter', 'acceptsItems', 'items', String(index)])));
    const existing = await findItems(
      parts,
      modelType,
      pks.filter((pk) => pk !== null),
    );
    conditions.push(existing.length ? await templatesAccepting(parts, modelType, existing) : { pk: { in: [] } });
  }
  return { AND: conditions };
}

const ReportTemplateEdge = builder.edgeObject({ type: ReportTemplate, name: 'ReportTemplateEdge', description: 'A template in a list.' });
const ReportTemplateConnection = builder.connectionObject(
  { type: ReportTemplate, name: 'ReportTemplateConnection', description: 'A page of templates.' },
  ReportTemplateEdge,
);

builder.queryFields((t) => ({
  reportTemplate: t.prismaField({
    type: ReportTemplate,
    nullable: true,
    description: 'One template; null: there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'Global id or pk. Example: `"ReportTemplate:4"`.' }) },
    resolve(query, _root, { id }, { parts }) {
      const pk = pkOf(id, 'ReportTemplate', 'id');
      return pk === null ? null : parts.prisma.reportTemplate.findUnique({ ...query, where: { pk } });
    },
  }),
  reportTemplates: t.connection(
    {
      type: ReportTemplate,
      description: 'The templates of the library.',
      args: {
        filter: t.arg({ type: ReportTemplateFilter, description: 'Which ones. Default: all.' }),
        search: t.arg.string({
          description: 'Words that all have to occur in name or description. Default: all templates. Example: `"build"`.',
        }),
        orderBy: t.arg({ type: ReportTemplateOrder, description: 'In which order. Default: by pk, ascending.' }),
      },
      async resolve(_root, { filter, search, orderBy, ...args }, context, info) {
        const { prisma } = context.parts;
        const where = await whereOf(context, filter, search);
        const order: OrderKey[] = orderBy ? [{ ...orderBy, kind: kinds[orderBy.field] }] : [];
        const query = queryFromInfo({
          context,
          info,
          typeName: 'ReportTemplate',
          paths: [[{ name: 'edges' }, { name: 'node' }], [{ name: 'nodes' }]],
        });
        return keysetConnection(
          args,
          order,
          ({ where: bounds, ...page }) => prisma.reportTemplate.findMany({ ...query, ...page, where: { AND: [where, bounds] } }),
          () => prisma.reportTemplate.count({ where }),
        );
      },
    },
    ReportTemplateConnection,
  ),
}));
