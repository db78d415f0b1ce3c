import { Prisma } from '../../database/client/client.ts';
import { builder } from '../builder.ts';
import { decimal } from '../money.ts';
import { PrintableItem } from '../printable-item.ts';
import { Part } from './part.ts';

export const BuildLine = builder.prismaNode('BuildLine', {
  id: { field: 'pk' },
  description: 'What a build order needs of one part.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    build: t.relation('build', { description: 'The order that needs it.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How much is needed in all, in the part\'s unit. Example: `"50"`.',
      resolve: ({ quantity }) => decimal(quantity),
    }),
    consumed: t.field({
      type: 'Decimal',
      description: 'How much is used up. Example: `"0"`.',
      resolve: ({ consumed }) => decimal(consumed),
    }),
    allocated_quantity: t.field({
      type: 'Decimal',
      description: 'How much stock is set aside for it. Example: `"32.5"`.',
      select: { allocations: { select: { quantity: true } } },
      resolve: ({ allocations }) => decimal(allocations.reduce((sum, { quantity }) => sum.plus(quantity), new Prisma.Decimal(0))),
    }),
    part: t.field({
      type: Part,
      description: 'What is needed.',
      select: (_args, _context, nested) => ({ bom_item: { select: { sub_part: nested(true) } } }),
      resolve: ({ bom_item }) => bom_item.sub_part as never,
    }),
  }),
});
