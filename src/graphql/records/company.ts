import { builder } from '../builder.ts';
import { imageFile } from '../image-file.ts';
import { PrintableItem } from '../printable-item.ts';
import { StoredFile } from '../stored-file.ts';

export const Company = builder.prismaNode('Company', {
  id: { field: 'pk' },
  description: 'A supplier, a customer, a manufacturer, or several of these.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name. Example: `"ACME Ltd"`.' }),
    description: t.exposeString('description', { description: 'What it does; may be empty. Example: `"Screws and bolts"`.' }),
    currency: t.exposeString('currency', {
      description: 'ISO 4217 code of the currency it deals in; empty: the server\'s. Example: `"EUR"`.',
    }),
    active: t.exposeBoolean('active', { description: 'Whether there is still business with it. Example: `true`.' }),
    is_supplier: t.exposeBoolean('is_supplier', { description: 'Whether parts are bought from it. Example: `true`.' }),
    is_customer: t.exposeBoolean('is_customer', { description: 'Whether parts are sold to it. Example: `false`.' }),
    is_manufacturer: t.exposeBoolean('is_manufacturer', { description: 'Whether it makes parts. Example: `false`.' }),
    image: t.field({
      type: StoredFile,
      nullable: true,
      description: 'Its picture; null: none.',
      resolve: ({ image }, _args, { parts }) => imageFile(parts, image),
    }),
  }),
});
