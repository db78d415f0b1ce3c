import { alias, column, defineModel, list, optional, related, valuesOf } from '../declare.ts';
import type { PartCategory as PartCategoryRow } from '../context-types.ts';
import { loadPartsBelow } from '../parts-below.ts';
import { trees } from '../relatives.ts';
import { pathMembers, treeMembers } from '../tree-members.ts';
import { batch } from '../declare.ts';

const value = valuesOf<PartCategoryRow>();

export const PartCategory = defineModel('PartCategory', {
  description: 'A category of parts.',
  members: {
    name: column('text', 'Its name.'),
    description: column('text', 'What it is for, in a few words.'),
    pathstring: column('text', 'Names from the root, joined by `/`.'),
    structural: column('boolean', 'Whether it only groups others and holds no parts itself.'),
    default_keywords: column('text | null', 'Keywords that its parts start with.'),
    icon: column('text | null', 'Name of its icon.'),
    parent: optional('PartCategory', 'The category that it is in.'),
    default_location: optional('StockLocation', 'Where its parts are kept by default.'),
    label: alias('Names from the root, joined by `/`.', 'pathstring'),
    str: value(
      'text',
      'As InvenTree prints it: path and description.',
      ['pathstring', 'description'],
      (row) => `${row.pathstring} - ${row.description}`,
    ),
    get_absolute_url: value(
      'text',
      "Its page in InvenTree's interface, below the server's address.",
      ['pk'],
      ({ pk }) => `/web/part/category/${pk}`,
    ),
    ...treeMembers('PartCategory', trees.categories),
    ...pathMembers('PartCategory', trees.categories),
    children: list('PartCategory', 'parent_id', 'Categories directly in it.', { orderBy: 't.name, t.pk' }),
    parts: list('Part', 'category_id', 'Parts directly in it.'),
    get_items: alias('The same as `parts`.', 'parts'),
    get_parts: related('Part[]', 'Parts in it and in all categories below.', loadPartsBelow),
    item_count: batch('number', 'How many parts are in it and in all categories below.', loadPartsBelow),
    partcount: alias('The same as `item_count`.', 'item_count'),
    get_unique_parameters: batch('text[]', 'Names of the parameters that those parts have.', loadPartsBelow),
  },
  summary: ['label', 'get_absolute_url'],
});
