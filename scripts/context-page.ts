import type { ModelType } from '../src/database/client/enums.ts';
import type { ContextVariable } from '../src/inventory/context/context-variables.ts';
import type { Member, Model } from '../src/inventory/context/declare.ts';
import { allModels, typeOf, typeText } from '../src/inventory/context/graph.ts';
import { rootContexts } from '../src/inventory/context/root-contexts.ts';
import { baseVariables } from '../src/printing/base-variables.ts';

const contexts = Object.entries(rootContexts) as [ModelType, Model][];
const roots = new Set(Object.values(rootContexts));
const models = allModels.filter((model) => !roots.has(model)).toSorted((a, b) => a.name.localeCompare(b.name));

/** docs/templates/context.md: every variable, and every member of every kind of record. */
export function contextPage(): string {
  return `# What a template sees

All that a template can read, from \`input\` in Marko. The names are InvenTree's. This page is made from the declarations in \`src/inventory/context\` by \`npm run generate\`; the same is there over GraphQL as \`contextVariables\`, and \`npm run -s reportree -- context build 13\` prints what one record has.

- Of every report: [base variables](#every-report)
- Of a record's kind: ${contexts.map(([modelType]) => `[${modelType}](#variables-of-${modelType})`).join(', ')}
- Members of records: ${models.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(', ')}
- [What differs from InvenTree](#what-differs-from-inventree)

## How to read it

| type | in the template |
| --- | --- |
| \`text\`, \`number\`, \`boolean\` | a string, a number, true or false |
| \`date\` | \`2026-02-01\`; a day has no time zone |
| \`datetime\` | \`2026-02-01T09:30:00.000Z\` |
| \`money\` | \`{ amount, currency }\`: the amount as exact text, the currency as ISO 4217 |
| \`json\` | any value |
| [Part](#part), [StockItem](#stockitem) … | a record; \`Part[]\` is a list of them, \`Record<string, Part>\` an object by key |
| \`… \\| null\` | may be missing |

A record has its **standard** members (● in the tables) wherever it is met: its own columns and what costs nothing more. A variable shows more of the records that a report is about: their **full** members (○), which lead to further records. Members without a mark are there for the asking: they are loaded where a path names them, as \`--only\` does on the command line.

## Every report

${table(
  ['variable', 'type', 'what it is'],
  baseVariables.map(({ path, type, description }) => [code(path), code(type), description]),
)}

## By the kind of record

${contexts.map(contextSection).join('\n\n')}

## Members of records

${models.map(modelSection).join('\n\n')}

${differences}`;
}

function contextSection([modelType, model]: [ModelType, Model]): string {
  const below = model.full.filter((path) => path.includes('.') && !/^\w+\.\*\*$/.test(path));
  const note = below.length ? `\n\nBy default also: ${below.map(code).join(', ')}.` : '';
  const rows = Object.entries(model.members).map(([name, member]) => {
    const full = model.full.includes(`${name}.**`) ? ' In full.' : '';
    return [code(name), linkedType(model, member), `${member.description}${full}`];
  });
  return `### Variables of ${modelType}

${model.description}

${table(['variable', 'type', 'what it is'], rows)}${note}`;
}

function modelSection(model: Model): string {
  const full = new Set(model.full.map((path) => path.split('.')[0]));
  const rows = Object.entries(model.members).map(([name, member]) => {
    const mark = model.standard.includes(name) ? '●' : full.has(name) ? '○' : '';
    return [code(name), mark, linkedType(model, member), member.description];
  });
  const deeper = model.full.filter((path) => path.includes('.'));
  const note = deeper.length ? `\n\nShown in full, below it: ${deeper.map(code).join(', ')}.` : '';
  return `### ${model.name}

${model.description}

${table(['member', '', 'type', 'what it is'], rows)}${note}`;
}

function linkedType(owner: Model, member: Member): string {
  const type = typeOf(owner, member);
  const text = typeText(type).replaceAll('|', '\\|');
  return type.model ? text.replace(type.base, `[${type.base}](#${type.base.toLowerCase()})`).replaceAll('<', '&lt;') : `\`${text}\``;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: ContextVariable['path']): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

const differences = `## What differs from InvenTree

Members have the names and values that InvenTree 477 gives its templates, but for these:

| what | here | why |
| --- | --- | --- |
| \`parameters\` of a record | an object, name to value, as the variable \`parameters\` of parts and stock items is; the list is \`parameters_list\` | one shape under one name |
| \`allocated_quantity\` of the variables of a build line | the number | there it is the method itself, whose text names a Python object |
| \`sales_orders\`, \`return_orders\` of a company | orders, and what comes back | there each leads to the other |
| \`attachments\` of suppliers' and manufacturers' parts | not there | files are attached to records that can be printed |
| \`calculate_total_price\` | the sum, if all prices are in the order's currency | there it needs stored exchange rates, even for one currency |
| \`pricing\`, \`price_range\`, \`get_price_info\`, \`get_price_range\`, \`get_bom_price_range\`, \`get_supplier_price_range\` | not there | InvenTree reckons them ahead and does not export them |
| \`tags\`, \`tagged_items\`, \`starred_users\`, \`get_subscribers\`, \`stocktakes\`, \`stock_tracking_info\`, \`tracking_info\`, \`tracking_info_count\`, \`has_tracking_info\`, \`parameter_templates\`, \`get_parameter_templates\` | not there | kept by InvenTree alone |
| \`is_stale\` | not there | depends on a setting of the server |
| \`get_next_sibling\`, \`get_previous_sibling\`, \`get_items\` of builds, parts and stock items | not there | InvenTree's own order of its trees |
| \`bom_checksum\`, \`checksum\`, \`get_bom_hash\`, \`get_item_hash\`, \`hash_fields\` | not there | check sums, as Python prints bytes |
| \`status_class\`, \`get_bom_item_filter\`, \`get_used_in_bom_item_filter\`, \`get_stock_filter\` | not there | Python objects |
| \`api_instance_filters\`, \`format_matched_response\`, \`get_db_instance\`, \`get_field_deltas\`, \`run_plugin_validation\`, \`report_context\`, \`handle_tree_delete\`, \`get_parts_parameters\`, \`get_latest_serial_number\`, \`get_next_serial_number\` | not there | parts of InvenTree's own working, no facts about a record |
`;
