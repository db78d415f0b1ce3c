// Reports of the kinds that InvenTree comes with, each written in both languages.

export interface DjangoBenchTemplate {
  name: string;
  modelType: string;
  django: string;
  marko: string;
}

const style = (margin: string) => `<style>
  @page { size: A4; margin: ${margin}; @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
  body { font: 10pt sans-serif }
  table { width: 100%; border-collapse: collapse; font-size: 80% }
  td, th { border: 1px solid #eee; text-align: left }
</style>`;

/** 60 lines. */
export const billOfMaterials: DjangoBenchTemplate = {
  name: 'bill of materials',
  modelType: 'part',
  django: `{% load i18n report inventree_extras %}${style('2cm')}
<h1>{% trans "Bill of Materials" %}</h1><h2>{{ part.full_name }}</h2><p>{{ part.description }}</p>
<table><thead><tr><th>{% trans "Part" %}</th><th>{% trans "Quantity" %}</th><th>{% trans "Reference" %}</th></tr></thead><tbody>
{% for line in bom_items.all %}<tr><td>{{ line.sub_part.full_name }}</td><td>{% decimal line.quantity %}</td><td>{{ line.reference }}</td></tr>
{% endfor %}</tbody></table>`,
  marko: `${style('2cm')}
<h1>Bill of Materials</h1><h2>\${input.part.full_name}</h2><p>\${input.part.description}</p>
<table><thead><tr><th>Part</th><th>Quantity</th><th>Reference</th></tr></thead><tbody>
<for|line| of=input.bom_items><tr><td>\${line.sub_part.full_name}</td><td>\${number(line.quantity)}</td><td>\${line.reference}</td></tr>
</for></tbody></table>`,
};

/** 400 rows. */
export const stockLocation: DjangoBenchTemplate = {
  name: 'stock location',
  modelType: 'stocklocation',
  django: `{% load i18n inventree_extras %}${style('2cm')}
<h1>{{ stock_location.name }}</h1>
<table><thead><tr><th>{% trans "Part" %}</th><th>IPN</th><th>{% trans "Quantity" %}</th><th>{% trans "Note" %}</th></tr></thead><tbody>
{% for line in stock_items.all %}<tr><td>{{ line.part.full_name }}</td><td>{{ line.part.IPN }}</td><td>{% decimal line.quantity %}</td><td>{{ line.notes }}</td></tr>
{% endfor %}</tbody></table>`,
  marko: `${style('2cm')}
<h1>\${input.stock_location.name}</h1>
<table><thead><tr><th>Part</th><th>IPN</th><th>Quantity</th><th>Note</th></tr></thead><tbody>
<for|line| of=input.stock_items><tr><td>\${line.part.full_name}</td><td>\${line.part.IPN}</td><td>\${number(line.quantity)}</td><td>\${line.notes}</td></tr>
</for></tbody></table>`,
};

/** One page each. */
export const buildOrders: DjangoBenchTemplate = {
  name: 'build orders',
  modelType: 'build',
  django: `{% load i18n report inventree_extras markdownify %}${style('2cm')}
<h1>{% trans "Build Order" %} {{ build }}</h1><p>{{ quantity }} x {{ part.full_name }}</p>
<table><tr><th>{% trans "Part" %}</th><td>{{ part.full_name }}</td></tr><tr><th>{% trans "Description" %}</th><td>{{ build.title }}</td></tr>
<tr><th>{% trans "Issued" %}</th><td>{% if build.creation_date %}{% format_date build.creation_date %}{% else %}<em>Not specified</em>{% endif %}</td></tr></table>
<h2>{% trans "Notes" %}</h2>{{ build.notes|markdownify }}`,
  marko: `${style('2cm')}
<h1>Build Order \${input.build.label}</h1><p>\${input.quantity} x \${input.part.full_name}</p>
<table><tr><th>Part</th><td>\${input.part.full_name}</td></tr><tr><th>Description</th><td>\${input.build.title}</td></tr>
<tr><th>Issued</th><td><if=input.build.creation_date>\${date(input.build.creation_date)}</if><else><em>Not specified</em></else></td></tr></table>
<h2>Notes</h2><markdown text=input.build.notes/>`,
};
