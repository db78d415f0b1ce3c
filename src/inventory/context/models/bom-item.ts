import type { BomItem as BomItemRow } from '../context-types.ts';
import { alias, column, defineModel, list, reference, related, valuesOf } from '../declare.ts';
import { loadAssembliesOfLines, loadPartsForLines } from '../bill-of-materials.ts';

const value = valuesOf<BomItemRow>();

export const BomItem = defineModel('BomItem', {
  description: 'A line of a bill of materials.',
  members: {
    quantity: column('number', 'How many of the component one piece takes.'),
    reference: column('text', 'Where it goes: `R1, R2`.'),
    note: column('text', 'A short note.'),
    optional: column('boolean', 'Whether it can be left out.'),
    consumable: column('boolean', 'Whether it is used up and never set aside.'),
    inherited: column('boolean', 'Whether it holds for the variants of `part` as well.'),
    allow_variants: column('boolean', 'Whether variants of the component serve as well.'),
    setup_quantity: column('number', 'Extra pieces for setting up, once per build order.'),
    attrition: column('number', 'What gets lost, in percent.'),
    rounding_multiple: column('number | null', 'What is needed is rounded up to a multiple of this.'),
    validated: column('boolean', 'Whether the line was checked.'),
    part: reference('Part', 'What is made.'),
    sub_part: reference('Part', 'What it takes: the component.'),
    is_line_valid: alias('The same as `validated`.', 'validated'),
    label: value(
      'text',
      '`5 x Blue Widget to make Widget Assembly`.',
      ['quantity', 'sub_part.full_name', 'part.full_name'],
      ({ quantity, sub_part, part }) => `${quantity} x ${sub_part.full_name} to make ${part.full_name}`,
    ),
    str: alias('The same as `label`.', 'label'),
    substitutes: list('BomItemSubstitute', 'bom_item_id', 'Parts that serve as well.'),
    build_lines: list('BuildLine', 'bom_item_id', 'What build orders need of it.'),
    get_assemblies: related('Part[]', 'What is made with it: `part`, and its variants where the line is inherited.', loadAssembliesOfLines),
    get_valid_parts_for_allocation: related('Part[]', 'The component with variants and substitutes that serve.', loadPartsForLines),
  },
  full: ['part', 'sub_part.**', 'substitutes', 'substitutes.part.**'],
});

export const BomItemSubstitute = defineModel('BomItemSubstitute', {
  description: 'A part that serves in place of the component of a line.',
  members: {
    bom_item: reference('BomItem', 'The line.'),
    part: reference('Part', 'What serves as well.'),
  },
});
