import { builder } from '../builder.ts';
import { PrintableItem } from '../printable-item.ts';
import { date } from '../scalars.ts';

export const Build = builder.prismaNode('Build', {
  id: { field: 'pk' },
  description: 'A build order: so many of a part are to be made.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Its number. Example: `"BO0001"`.' }),
    title: t.exposeString('title', { description: 'What it is for; may be empty. Example: `"Lamps for the spring fair"`.' }),
    status: t.exposeInt('status', {
      description: "InvenTree's code: 10 pending, 20 production, 25 on hold, 30 cancelled, 40 complete. Example: `20`.",
    }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How many are to be made. Example: `"25"`.',
      resolve: ({ quantity }) => String(quantity),
    }),
    completed: t.field({
      type: 'Decimal',
      description: 'How many are made. Example: `"10"`.',
      resolve: ({ completed }) => String(completed),
    }),
    batch: t.exposeString('batch', { nullable: true, description: 'Batch code of what is made; null: none. Example: `"2026-11"`.' }),
    creation_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which the order was written. Example: `"2026-11-02"`.',
      resolve: ({ creation_date }) => creation_date && date(creation_date),
    }),
    start_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which work is to start; null: not set. Example: `"2026-11-09"`.',
      resolve: ({ start_date }) => start_date && date(start_date),
    }),
    target_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it is to be done; null: not set. Example: `"2026-12-01"`.',
      resolve: ({ target_date }) => target_date && date(target_date),
    }),
    completion_date: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day on which it was done; null: it is not. Example: `"2026-11-28"`.',
      resolve: ({ completion_date }) => completion_date && date(completion_date),
    }),
    part: t.relation('part', { description: 'What is made.' }),
    build_lines: t.relation('build_lines', {
      query: { orderBy: { pk: 'asc' } },
      description: 'What it takes, one line per part of the bill of materials.',
    }),
  }),
});
