import { builder } from '../builder.ts';
import { PrintableItem } from '../printable-item.ts';

export const StockLocation = builder.prismaNode('StockLocation', {
  id: { field: 'pk' },
  description: 'A place where stock is kept. Places lie within places.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name. Example: `"Shelf 3"`.' }),
    description: t.exposeString('description', { description: 'What is kept there; may be empty. Example: `"Finished lamps"`.' }),
    pathstring: t.exposeString('pathstring', {
      description: 'The names of the places that it lies in, from the outermost, and its own. Example: `"Factory/Store/Shelf 3"`.',
    }),
    parent: t.relation('parent', { nullable: true, description: 'The place that it lies in; null: none.' }),
  }),
});
