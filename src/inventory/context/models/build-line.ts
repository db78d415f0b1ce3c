import type { BuildItem as BuildItemRow, BuildLine as BuildLineRow } from '../context-types.ts';
import { alias, column, defineModel, list, optional, reference, valuesOf } from '../declare.ts';

const value = valuesOf<BuildLineRow>();

export const BuildLine = defineModel('BuildLine', {
  description: 'What a build order needs of one line of the bill of materials.',
  members: {
    quantity: column('number', 'How many are needed in total.'),
    consumed: column('number', 'How many were used up already.'),
    build: reference('Build', 'The build order.'),
    bom_item: reference('BomItem', 'The line of the bill of materials.'),
    part: alias('What is needed.', 'bom_item.sub_part'),
    allocations: list('BuildItem', 'build_line_id', 'Stock that is set aside.'),
    allocated_quantity: column(
      'number',
      'How many are set aside.',
      '(SELECT coalesce(sum(a.quantity), 0) FROM "BuildItem" a WHERE a.build_line_id = t.pk)',
    ),
    required: value('number', 'How many are still needed.', ['quantity', 'consumed'], (row) => Math.max(0, row.quantity - row.consumed)),
    is_fully_allocated: value(
      'boolean',
      'Whether enough is set aside; consumables always are.',
      ['bom_item.consumable', 'allocated_quantity', 'required'],
      (row) => row.bom_item.consumable || row.allocated_quantity >= row.required,
    ),
    is_overallocated: value(
      'boolean',
      'Whether more is set aside than needed.',
      ['allocated_quantity', 'required'],
      (row) => row.allocated_quantity > row.required,
    ),
    is_fully_consumed: value('boolean', 'Whether all was used up.', ['consumed', 'quantity'], (row) => row.consumed >= row.quantity),
    label: value(
      'text',
      '`BO0001: Blue Widget`.',
      ['build.reference', 'part.full_name'],
      ({ build, part }) => `${build.reference}: ${part.full_name}`,
    ),
    str: value('text', 'As InvenTree prints it: `BuildLine object (3)`.', ['pk'], ({ pk }) => `BuildLine object (${pk})`),
  },
  full: ['bom_item.**', 'part.**', 'allocations.**', 'allocated_quantity', 'is_fully_allocated', 'is_overallocated', 'is_fully_consumed'],
});

const allocation = valuesOf<BuildItemRow>();

export const BuildItem = defineModel('BuildItem', {
  description: 'Stock that is set aside for a build line.',
  members: {
    quantity: column('number', 'How many.'),
    build_line: optional('BuildLine', 'What it is for.'),
    stock_item: reference('StockItem', 'What is set aside.'),
    install_into: optional('StockItem', 'The output that it will be installed in.'),
    bom_item: alias('The line of the bill of materials.', 'build_line.bom_item'),
    build: alias('The build order.', 'build_line.build'),
    str: allocation('text', 'As InvenTree prints it: `BuildItem object (55)`.', ['pk'], ({ pk }) => `BuildItem object (${pk})`),
  },
  full: ['stock_item.**', 'install_into'],
});
