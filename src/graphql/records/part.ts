import { fullName } from '../../inventory/names.ts';
import { builder } from '../builder.ts';
import { imageFile } from '../image-file.ts';
import { PrintableItem } from '../printable-item.ts';
import { StoredFile } from '../stored-file.ts';

export const Part = builder.prismaNode('Part', {
  id: { field: 'pk' },
  description: 'A part: something that is bought, made, used or sold.',
  interfaces: [PrintableItem],
  fields: (t) => ({
    IPN: t.string({ description: 'Internal part number; may be empty. Example: `"LMP-001"`.', resolve: ({ IPN }) => IPN ?? '' }),
    name: t.exposeString('name', { description: 'Its name. Example: `"Desk lamp"`.' }),
    full_name: t.string({
      description: 'IPN, name and revision, those that there are, joined by ` | `. Example: `"LMP-001 | Desk lamp | B"`.',
      resolve: fullName,
    }),
    description: t.exposeString('description', { description: 'What it is; may be empty. Example: `"LED, dimmable, black"`.' }),
    revision: t.exposeString('revision', { nullable: true, description: 'Its revision; null: none. Example: `"B"`.' }),
    units: t.exposeString('units', { nullable: true, description: 'Unit of its quantities; null or empty: pieces. Example: `"m"`.' }),
    active: t.exposeBoolean('active', { description: 'Whether it is in use. Example: `true`.' }),
    image: t.field({
      type: StoredFile,
      nullable: true,
      description: 'Its picture; null: none.',
      resolve: ({ image }, _args, { parts }) => imageFile(parts, image),
    }),
  }),
});
