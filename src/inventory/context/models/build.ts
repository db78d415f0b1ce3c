import { attachmentMembers, barcodeMembers, parameterMembers, statusMembers, urlMember } from '../common-members.ts';
import type { Build as BuildRow } from '../context-types.ts';
import { alias, batch, column, defineModel, list, optional, reference, related, valuesOf } from '../declare.ts';
import { loadSubBuilds } from '../sub-builds.ts';
import { trees } from '../relatives.ts';
import { isOverdue, openStatuses, statusText } from '../status-text.ts';
import { treeMembers } from '../tree-members.ts';

const value = valuesOf<BuildRow>();

const trackable = 'EXISTS (SELECT 1 FROM "BomItem" b JOIN "Part" p ON p.pk = b.sub_part_id WHERE b.pk = t.bom_item_id AND p.trackable)';
const outputs = (condition: string, what = 'count(*)') => `(SELECT ${what} FROM "StockItem" s WHERE s.build_id = t.pk AND ${condition})`;
const anyLine = (condition: string) => `EXISTS (
  SELECT 1 FROM "BuildLine" l JOIN "BomItem" b ON b.pk = l.bom_item_id JOIN "Part" p ON p.pk = b.sub_part_id,
    LATERAL (SELECT coalesce(sum(a.quantity), 0) AS allocated, greatest(l.quantity - l.consumed, 0) AS required FROM "BuildItem" a WHERE a.build_line_id = l.pk) a
  WHERE l.build_id = t.pk AND ${condition})`;
const NOT_ALLOCATED = 'NOT b.consumable AND a.allocated < a.required';

export const Build = defineModel('Build', {
  description: 'An order to make a quantity of a part.',
  members: {
    reference: column('text', 'Its number: `BO0001`.'),
    reference_int: column('number', 'The number in its reference, for ordering.'),
    title: column('text', 'What the build order is for.'),
    external: column('boolean', 'Whether somebody else makes it.'),
    quantity: column('number', 'How many are to be made.'),
    completed: column('number', 'How many are finished.'),
    status: column('number', "InvenTree's code: 10 Pending, 20 Production, 25 On Hold, 30 Cancelled, 40 Complete."),
    status_custom_key: column('number | null', 'Code of a status that the server defined itself; null: none.'),
    batch: column('text | null', 'Batch code of what is made.'),
    creation_date: column('date | null', 'Day it was entered.'),
    start_date: column('date | null', 'Day it is planned to begin.'),
    target_date: column('date | null', 'Day it is due.'),
    completion_date: column('date | null', 'Day it was finished.'),
    priority: column('number', 'The higher, the sooner; 0: none.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    barcode_data: column('text', 'Contents of a bar code that was assigned by hand; empty: none.'),
    part: reference('Part', 'What is made.'),
    parent: optional('Build', 'The build order that needs it.'),
    sales_order: optional('SalesOrder', 'The sales order that needs it.'),
    take_from: optional('StockLocation', 'Where its parts are taken from; null: anywhere.'),
    destination: optional('StockLocation', 'Where what is made goes.'),
    completed_by: optional('User', 'Who finished it.'),
    issued_by: optional('User', 'Who issued it.'),
    responsible: optional('Owner', 'Who is responsible for it.'),
    project_code: optional('ProjectCode', 'The project that it is booked on.'),
    label: alias('The same as `reference`.', 'reference'),
    str: alias('The same as `reference`.', 'reference'),
    ...urlMember('build'),
    ...barcodeMembers('build'),
    ...parameterMembers('build.build'),
    ...attachmentMembers('build'),
    ...statusMembers,
    status_text: value('text', 'What its status is called: `Production`.', ['status'], ({ status }) => statusText('build', status)),
    is_active: value('boolean', 'Whether it is neither finished nor cancelled.', ['status'], ({ status }) =>
      openStatuses.build.includes(status),
    ),
    active: alias('The same as `is_active`.', 'is_active'),
    is_complete: value('boolean', 'Whether it is finished.', ['status'], ({ status }) => status === 40),
    is_overdue: value('boolean', 'Whether it is open and past its day.', ['status', 'target_date'], (row, { today }) =>
      isOverdue('build', row, today),
    ),
    remaining: value('number', 'How many are still to be made.', ['quantity', 'completed'], (row) =>
      Math.max(0, row.quantity - row.completed),
    ),
    can_issue: value(
      'boolean',
      'Whether it can be issued: it is pending or on hold.',
      ['status'],
      ({ status }) => status === 10 || status === 25,
    ),
    can_hold: value(
      'boolean',
      'Whether it can be put on hold: it is pending or in production.',
      ['status'],
      ({ status }) => status === 10 || status === 20,
    ),
    can_complete: value(
      'boolean',
      'Whether it can be finished: in production, all outputs finished, and all parts without serial numbers set aside.',
      ['status', 'incomplete_count', 'remaining', 'are_untracked_parts_allocated'],
      (row) => row.status === 20 && row.incomplete_count === 0 && row.remaining === 0 && row.are_untracked_parts_allocated,
    ),

    build_lines: list('BuildLine', 'build_id', 'What it needs, a line per part.'),
    tracked_line_items: list('BuildLine', 'build_id', 'Lines whose part has serial numbers.', { where: trackable }),
    untracked_line_items: list('BuildLine', 'build_id', 'Lines whose part has none.', { where: `NOT ${trackable}` }),
    has_tracked_line_items: column('boolean', 'Whether there are lines whose part has serial numbers.', anyLine('p.trackable')),
    has_untracked_line_items: column('boolean', 'Whether there are lines whose part has none.', anyLine('NOT p.trackable')),
    allocated_stock: alias('All stock that is set aside for it.', 'build_lines.allocations'),
    is_fully_allocated: column('boolean', 'Whether all that it needs is set aside.', `NOT ${anyLine(NOT_ALLOCATED)}`),
    are_untracked_parts_allocated: column(
      'boolean',
      'Whether all parts without serial numbers are set aside.',
      `NOT ${anyLine(`NOT p.trackable AND ${NOT_ALLOCATED}`)}`,
    ),
    is_partially_allocated: column('boolean', 'Whether anything is set aside.', anyLine('a.allocated > 0')),
    is_overallocated: column('boolean', 'Whether more is set aside than needed, in some line.', anyLine('a.allocated > a.required')),

    build_outputs: list('StockItem', 'build_id', 'Stock items that it made or is making.'),
    get_build_outputs: alias('The same as `build_outputs`.', 'build_outputs'),
    complete_outputs: list('StockItem', 'build_id', 'Outputs that are finished.', { where: 'NOT t.is_building' }),
    incomplete_outputs: list('StockItem', 'build_id', 'Outputs that are not finished.', { where: 't.is_building' }),
    output_count: column('number', 'How many outputs there are.', outputs('true')),
    has_build_outputs: value('boolean', 'Whether there are outputs.', ['output_count'], ({ output_count }) => output_count > 0),
    complete_count: column('number', 'Pieces in outputs that are finished.', outputs('NOT s.is_building', 'coalesce(sum(s.quantity), 0)')),
    incomplete_count: column(
      'number',
      'Pieces in outputs that are not finished.',
      outputs('s.is_building', 'coalesce(sum(s.quantity), 0)'),
    ),
    consumed_stock: list('StockItem', 'consumed_by_id', 'Stock that it used up.'),
    external_line_items: list('PurchaseOrderLineItem', 'build_order_id', 'Lines of purchase orders that make it elsewhere.'),

    ...treeMembers('Build', trees.builds),
    children: list('Build', 'parent_id', 'Build orders that make its parts.'),
    get_children: alias('The same as `children`.', 'children'),
    sub_builds: related('Build[]', 'Build orders that make its parts, and theirs.', loadSubBuilds),
    sub_build_count: batch('number', 'How many of them there are.', loadSubBuilds),
    has_open_child_builds: batch('boolean', 'Whether one of them is open.', loadSubBuilds),
  },
  summary: ['label', 'status_text', 'get_absolute_url'],
  full: [
    'is_active',
    'active',
    'is_complete',
    'is_overdue',
    'remaining',
    'output_count',
    'barcode',
    'part.**',
    'parent',
    'sales_order',
    'take_from',
    'destination',
    'completed_by',
    'issued_by',
    'responsible',
    'project_code',
    'children',
  ],
});
