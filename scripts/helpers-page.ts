import {
  catalog,
  exampleInput,
  exampleRates,
  type CatalogEntry,
  type CatalogGroup,
  type Example,
} from '../src/rendering/helpers/catalog.ts';

/** What InvenTree's templates call, and what to write here. */
const inventree: [tag: string, here: string][] = [
  ['`add`, `subtract`, `multiply`, `divide`, `modulo`', 'the same names, as functions'],
  ['`format_number`', '`number`; a multiplier is `multiply`'],
  ['`render_currency`, `create_currency`, `convert_currency`', '`money`, `{ amount, currency }`, `convert`'],
  ['`format_date`, `format_datetime`, `render_date`', '`date`, `datetime`, with `pattern`'],
  ['`filter_queryset`, `order_queryset`', '`where`, `orderBy`'],
  ['`filter_db_model`', 'nothing: a template sees the records that it prints, and no table'],
  ['`getindex`, `getkey`, `keyvalue`', '`list[0]`, `list.at(-1)`, `object.key ?? "backup"`'],
  ['`length`, `first`, `last`, `reverse`', '`list.length`, `list[0]`, `list.at(-1)`, `list.toReversed()`'],
  [
    '`split`, `join`, `replace`, `strip`, `lowercase`, `uppercase`',
    '`text.split(",")`, `list.join(",")`, `text.replaceAll(a, b)`, `text.trim()`, `text.toLowerCase()`, `text.toUpperCase()`',
  ],
  ['`titlecase`, `truncate`', '`titleCase`, `truncate`; of a list `list.slice(0, n)`'],
  ['`parameter`, `part_parameter`, `parameter_value`', '`parameter`'],
  [
    '`asset`, `uploaded_image`, `part_image`, `company_image`, `encode_svg_image`',
    '`asset`, `uploadedImage`, `partImage`, `companyImage`, and the tags with size and rotation; SVG pictures are pictures like others',
  ],
  ['`logo_image`, `inventree_logo`', '`logo`, `<logo>`'],
  ['`internal_link`', '`internalLink`, `<internal-link>`'],
  ['`render_html_text`', '`<b>`, `<i>`, `<h2>`: text is escaped by itself'],
  ['`qrcode`, `barcode`, `datamatrix`', '`qr`, `code128`, `dataMatrix`, and the tags'],
  ['`markdownify`', '`markdown`, `<markdown>`'],
  ['`define`, `set_var`, `get_var`', '`<const/name=…>`'],
  ['`settings_value`, `setting_object`, `inventree_instance_name`, `inventree_title`, `inventree_version`', '`settings`'],
  ['`icon`, `include_icon_fonts`', 'an asset: an SVG picture or a font'],
];

/** docs/templates/helpers.md: the catalogue of the helpers, to read. */
export function helpersPage(): string {
  return `# Helpers

What a template calls beside Marko's own language. They are known everywhere, in attributes too; \`import { money } from "reportree"\` says the same explicitly, and a name of your own hides one. This page is made from \`src/rendering/helpers/catalog.ts\` by \`npm run generate\`, and every example on it is run by a test.

Language, time zone and currency are the server's (\`REPORTREE_LOCALE\`, \`REPORTREE_TIME_ZONE\`, \`REPORTREE_CURRENCY\`), unless the print names a language or a zone, or the call does. What is missing (null) prints nothing. Anything else that a helper cannot do ends the print with an error that names the file and the line of the template, in text, attributes, loops and snippets, and at a tag the place of the tag. An option or an attribute that there is not is an error too.

${catalog.map(({ title }) => `- [${title}](#${anchor(title)})`).join('\n')}
- [The same in InvenTree](#the-same-in-inventree)
- [The record of the examples](#the-record-of-the-examples)

| helper | gives |
| --- | --- |
${catalog.flatMap(({ entries }) => entries.map(({ signature, summary }) => `| \`${cell(signature)}\` | ${cell(summary)} |`)).join('\n')}

${catalog.map(section).join('\n')}
## The same in InvenTree

| InvenTree | here |
| --- | --- |
${inventree.map(([tag, here]) => `| ${tag} | ${here} |`).join('\n')}

## The record of the examples

Prints are in English, in UTC and in US dollars; the exchange rates are ${Object.entries(exampleRates)
    .map(([currency, rate]) => `${currency} ${rate}`)
    .join(', ')}. \`input\` is

\`\`\`json
${JSON.stringify(exampleInput, null, 2)}
\`\`\`
`;
}

function section({ title, introduction, entries }: CatalogGroup): string {
  return `## ${title}\n\n${introduction}\n\n${entries.map(entryText).join('\n')}`;
}

function entryText({ name, signature, summary, options, examples }: CatalogEntry): string {
  const rows = Object.entries(options ?? {}).map(([option, text]) => `| ${option.includes('`') ? option : code(option)} | ${cell(text)} |`);
  const kind = name.startsWith('<') ? 'attribute' : name === 'where' ? 'conditions' : 'option';
  return [
    `### ${code(name)}\n`,
    `${code(signature)}: ${summary}\n`,
    ...(rows.length > 0 ? [`| ${kind} | |\n| --- | --- |\n${rows.join('\n')}\n`] : []),
    `| example | ${examples.some(({ prints }) => prints !== undefined) ? 'prints' : 'gives'} |\n| --- | --- |\n${examples.map(exampleRow).join('\n')}\n`,
  ].join('\n');
}

function exampleRow({ template, prints, gives }: Example): string {
  return `| ${code(cell(template))} | ${prints === undefined ? `HTML with ${code(cell(gives ?? ''))}` : cell(prints)} |`;
}

const code = (text: string) => `\`${text}\``;
const cell = (text: string) => text.replaceAll('|', '\\|');
const anchor = (title: string) => title.toLowerCase().replaceAll(' ', '-');
