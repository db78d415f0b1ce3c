import { attachmentMembers, imageMembers, parameterMembers, urlMember } from '../common-members.ts';
import type { Address as AddressRow, Company as CompanyRow } from '../context-types.ts';
import { alias, column, defineModel, first, list, reference, valuesOf } from '../declare.ts';
import { loadCompanyStock } from '../company-stock.ts';
import { related } from '../declare.ts';

const value = valuesOf<CompanyRow>();

export const Company = defineModel('Company', {
  description: 'A supplier, manufacturer or customer.',
  members: {
    name: column('text', 'Its name.'),
    description: column('text', 'What it is, in a few words.'),
    website: column('text', 'Address of its website.'),
    phone: column('text', 'Telephone number.'),
    email: column('text | null', 'E-mail address.'),
    contact: column('text', 'Whom to ask for, as text.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    image: column('text', 'Media path of the picture: `company_images/logo.png`; empty: none.'),
    notes: column('text | null', 'Notes, in Markdown.'),
    active: column('boolean', 'Whether it is still in use.'),
    is_customer: column('boolean', 'Whether things are sold to it.'),
    is_supplier: column('boolean', 'Whether things are bought from it.'),
    is_manufacturer: column('boolean', 'Whether it makes things.'),
    currency: column('text', "Its own currency, ISO 4217; empty: the server's."),
    tax_id: column('text', 'Tax number.'),
    label: alias('Its name.', 'name'),
    str: value(
      'text',
      'As InvenTree prints it: `ACME - Maker of everything`.',
      ['name', 'description'],
      (row) => `${row.name} - ${row.description}`,
    ),
    currency_code: value(
      'text',
      "Its currency, else the server's. ISO 4217.",
      ['currency'],
      (row, { currency }) => row.currency || currency,
    ),
    primary_address: first('Address', 'company_id', 'The address to take first.', { where: 't."primary"' }),
    address: value(
      'text',
      'The primary address as one line; empty: none.',
      ['primary_address.label'],
      (row) => row.primary_address?.label ?? '',
    ),
    ...urlMember('company'),
    ...imageMembers,
    ...parameterMembers('company.company'),
    ...attachmentMembers('company'),
    contacts: list('Contact', 'company_id', 'People there.'),
    addresses: list('Address', 'company_id', 'All addresses.'),
    supplied_parts: list('SupplierPart', 'supplier_id', 'What it supplies.'),
    manufactured_parts: list('ManufacturerPart', 'manufacturer_id', 'What it makes.'),
    parts: related('SupplierPart[]', "All suppliers' parts that it supplies or makes.", loadCompanyStock),
    stock_items: related('StockItem[]', 'Stock of what it supplies or makes.', loadCompanyStock),
    purchase_orders: list('PurchaseOrder', 'supplier_id', 'Orders to it.'),
    sales_orders: list('SalesOrder', 'customer_id', 'Orders of it.'),
    return_orders: list('ReturnOrder', 'customer_id', 'What it sends back.'),
    assigned_stock: list('StockItem', 'customer_id', 'Stock items that it was given.'),
  },
  summary: ['label', 'currency_code', 'address', 'get_absolute_url'],
  full: ['primary_address'],
});

const address = valuesOf<AddressRow>();

export const Address = defineModel('Address', {
  description: 'An address of a company.',
  members: {
    title: column('text', 'What the address is called.'),
    primary: column('boolean', 'Whether it is the one to take first.'),
    line1: column('text', 'First line.'),
    line2: column('text', 'Second line.'),
    postal_code: column('text', 'Postal code.'),
    postal_city: column('text', 'Town.'),
    province: column('text', 'Province or state.'),
    country: column('text', 'Country.'),
    shipping_notes: column('text', 'Notes for the carrier.'),
    internal_shipping_notes: column('text', 'Notes on shipping, for the house alone.'),
    link: column('text', 'Address of a page about it elsewhere.'),
    company: reference('Company', 'Whose address it is.'),
    label: address(
      'text',
      'As one line: `Ashford Street 71, 24165, Leland, Jamaica`.',
      ['line1', 'line2', 'postal_code', 'postal_city', 'province', 'country'],
      (row) => [row.line1, row.line2, row.postal_code, row.postal_city, row.province, row.country].filter(Boolean).join(', '),
    ),
    str: alias('The same as `label`.', 'label'),
  },
  summary: ['label'],
});

export const Contact = defineModel('Contact', {
  description: 'Somebody at a company.',
  members: {
    name: column('text', "The person's name."),
    phone: column('text', 'Telephone number.'),
    email: column('text', 'E-mail address.'),
    role: column('text', 'What the person does there.'),
    company: reference('Company', 'Where the person works.'),
    label: alias('The same as `name`.', 'name'),
    str: alias('The same as `name`.', 'name'),
  },
});
