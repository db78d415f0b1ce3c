// What is printed: one template each, for records of the demo. The peers get the HTML that the template gives.

export interface BenchTemplate {
  name: string;
  modelType: 'part' | 'build';
  content: string;
}

/** 62 × 29 mm with a name and a QR code. */
export const label: BenchTemplate = {
  name: 'label',
  modelType: 'part',
  content: `<style>
  @page { size: 62mm 29mm; margin: 0 }
  body { margin: 0; font: 9pt sans-serif }
  .label { box-sizing: border-box; padding: 2mm }
  .label svg { float: right; width: 18mm }
</style>
<div class="label"><qr value=\`INV-PA\${input.part.pk}\`/><b>\${input.part.name}</b><br>\${input.part.IPN}</div>
`,
};

const table = (rows: string, body: string) => `<style>
  @page { size: A4; margin: 15mm; @top-left { content: "Bench" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
  body { margin: 0; font: 9pt sans-serif }
  table { width: 100%; border-spacing: 0 }
  th { text-align: left }
  td { border-bottom: 1px solid #ccc; padding: 1.5mm 2mm }
  tr { break-inside: avoid }
</style>
<h1>\${input.build.reference}</h1>
<table>
  <thead><tr><th>#</th><th>Part</th><th>Quantity</th><th>Note</th></tr></thead>
  <tbody><for|line, index| of=${rows}>${body}</for></tbody>
</table>
`;

/** The lines of a build order, on three pages. */
export const buildOrder: BenchTemplate = {
  name: 'build-order',
  modelType: 'build',
  content: table(
    '[...input.line_items, ...input.line_items].slice(0, 100)',
    '<tr><td>${index + 1}</td><td>${line.part.full_name}</td><td>${number(line.quantity)}</td><td>${line.bom_item.reference}</td></tr>',
  ),
};

/** 200 pages of a table. */
export const longTable: BenchTemplate = {
  name: 'long-table',
  modelType: 'build',
  content: table(
    'Array.from({ length: 7200 })',
    '<tr><td>${index + 1}</td><td>Resistor ${index}, 10 kΩ, 1 %, 0603</td><td>${number(index * 1.5)}</td><td>reel ${index % 17}</td></tr>',
  ),
};
