import type { DefaultSnippet } from '../src/library/seed-snippets.ts';
import type { DefaultTemplate } from '../src/library/seed-templates.ts';

/** The templates that come with the product, one per kind of report. */
export const defaultTemplates: DefaultTemplate[] = [
  {
    name: 'Build order',
    description: 'What to build, what it needs line by line, and which stock is allocated for it',
    modelType: 'build',
    file: 'build-order.marko',
    filenamePattern: 'Build order {{ build.reference }}.pdf',
  },
  {
    name: 'Bill of materials',
    description: 'What a part is made of, with references, notes and substitutes',
    modelType: 'part',
    file: 'bill-of-materials.marko',
    filters: 'assembly=True',
    filenamePattern: 'Bill of materials {{ part.full_name }}.pdf',
  },
  {
    name: 'Build line',
    description: 'One line of a build order: what it needs, and the stock to pick for it',
    modelType: 'buildline',
    file: 'build-line.marko',
    filenamePattern: 'Build line {{ build.reference }} {{ part.full_name }}.pdf',
  },
  {
    name: 'Test report',
    description: 'The results of all tests of a stock item and of what is installed in it',
    modelType: 'stockitem',
    file: 'test-report.marko',
    filenamePattern: 'Test report {{ name }} {{ item.pk }}.pdf',
  },
  {
    name: 'Purchase order',
    description: 'What is ordered from a supplier, with prices, deliveries and a total',
    modelType: 'purchaseorder',
    file: 'purchase-order.marko',
    filenamePattern: 'Purchase order {{ reference }}.pdf',
  },
  {
    name: 'Sales order',
    description: 'What a customer has ordered, with prices, deliveries and a total',
    modelType: 'salesorder',
    file: 'sales-order.marko',
    filenamePattern: 'Sales order {{ reference }}.pdf',
  },
  {
    name: 'Packing list',
    description: 'What a shipment holds, with batches and serial numbers, and where it goes',
    modelType: 'salesordershipment',
    file: 'packing-list.marko',
    filenamePattern: 'Packing list {{ order.reference }} {{ reference }}.pdf',
  },
  {
    name: 'Return order',
    description: 'What a customer sends back, when it came in and what becomes of it',
    modelType: 'returnorder',
    file: 'return-order.marko',
    filenamePattern: 'Return order {{ reference }}.pdf',
  },
  {
    name: 'Company sheet',
    description: 'A supplier, manufacturer or customer with addresses, contacts, parts and orders',
    modelType: 'company',
    file: 'company-sheet.marko',
    filenamePattern: 'Company {{ name }}.pdf',
  },
  {
    name: 'Selected stock items',
    description: 'All selected stock items in one table: where they are, their state and their tests',
    modelType: 'stockitem',
    file: 'selected-stock-items.marko',
    merge: true,
    filenamePattern: 'Selected stock items.pdf',
  },
  {
    name: 'Stock location',
    description: 'What lies in a location and in all locations below, with room for a count',
    modelType: 'stocklocation',
    file: 'stock-location.marko',
    filenamePattern: 'Stock location {{ location.name }}.pdf',
  },
];

/** The tags that they share; any template may use them. docs/templates/writing.md tells how. */
export const defaultSnippets: DefaultSnippet[] = [
  {
    file: 'tags/report-page.marko',
    description: 'The frame of a document: margins, running header and footer, page numbers, the look of tables',
  },
  { file: 'tags/report-heading.marko', description: 'The head of the first page: logo, kind, number, status, QR code' },
  { file: 'tags/report-subject.marko', description: 'What a document is about: a part with its picture' },
  { file: 'tags/report-facts.marko', description: 'Labels with their values in columns; what has no value is left out' },
  { file: 'tags/report-address.marko', description: 'An address block: name, address, phone and mail' },
  {
    file: 'tags/report-lines.marko',
    description: 'The lines of an order with quantities and prices, further charges, and a total per currency',
  },
  { file: 'tags/report-tally.marko', description: 'A row of counts' },
  { file: 'tags/report-part.marko', description: 'A part in a cell of a table' },
  { file: 'tags/report-decimals.marko', description: 'How many decimals a column needs' },
  { file: 'tags/report-quantity.marko', description: 'A number that lines up with its column at the decimal sign' },
  { file: 'tags/report-notes.marko', description: 'Notes in Markdown' },
  { file: 'tags/report-signatures.marko', description: 'Boxes to sign in' },
];
