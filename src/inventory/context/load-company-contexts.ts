import type { Prisma } from '../../database/client/client.ts';
import { itemUrl } from '../item-url.ts';
import {
  addressView,
  companyInclude,
  companyView,
  contactView,
  manufacturerPartInclude,
  manufacturerPartView,
  supplierPartInclude,
  supplierPartView,
} from './companies.ts';
import type { ContextSource } from './context-source.ts';
import { loadParameters } from './parameters.ts';
import { partReference } from './parts.ts';
import { byPk, distinct, plain } from './plain.ts';
import { purchaseOrderReference, salesOrderReference } from './stock-items.ts';
import { statusText } from './status-text.ts';

export interface CompanyContext {
  company: CompanyWithAll;
  name: string;
  description: string;
  website: string;
  phone: string;
  email: string | null;
  /** Of the primary address, as one line; empty without one. */
  address: string;
}

const suppliedPartInclude = { ...supplierPartInclude, part: true } satisfies Prisma.SupplierPartInclude;

const companyWithAll = {
  contacts: { orderBy: { pk: 'asc' } },
  addresses: { orderBy: { pk: 'asc' } },
  supplied_parts: { include: suppliedPartInclude, orderBy: { pk: 'asc' } },
  manufactured_parts: { include: { ...manufacturerPartInclude, part: true }, orderBy: { pk: 'asc' } },
  purchase_orders: { include: { supplier: true }, orderBy: { pk: 'asc' } },
  sales_orders: { include: { customer: true }, orderBy: { pk: 'asc' } },
  return_orders: { orderBy: { pk: 'asc' } },
} satisfies Prisma.CompanyInclude;

type CompanyRow = Prisma.CompanyGetPayload<{ include: typeof companyWithAll }>;
type SuppliedPartRow = CompanyRow['supplied_parts'][number];

/** Contexts of companies, by pk. */
export async function loadCompanyContexts(source: ContextSource, pks: number[]): Promise<Map<number, CompanyContext>> {
  const rows = await source.prisma.company.findMany({ where: { pk: { in: distinct(pks) } }, include: companyWithAll });
  const madeByThem = await source.prisma.supplierPart.findMany({
    where: { manufacturer_part: { manufacturer_id: { in: pks } } },
    include: suppliedPartInclude,
    orderBy: { pk: 'asc' },
  });
  const madeBy = Map.groupBy(madeByThem, ({ manufacturer_part }) => manufacturer_part?.manufacturer_id);
  const parameters = await loadParameters(source.prisma, 'company.company', pks);
  return new Map(
    rows.map((row) => {
      const company = companyWithAllView(row, madeBy.get(row.pk) ?? [], parameters(row.pk), source);
      const { name, description, website, phone, email, address } = company;
      return [row.pk, { company, name, description, website, phone, email, address }];
    }),
  );
}

function companyWithAllView(row: CompanyRow, madeByThem: SuppliedPartRow[], parameters: Record<string, string>, source: ContextSource) {
  const supplied = byPk(row.supplied_parts.map(suppliedPartView));
  const made = byPk(madeByThem.map(suppliedPartView));
  return {
    ...companyView({ ...row, addresses: row.addresses.filter(({ primary }) => primary).slice(0, companyInclude.addresses.take) }, source),
    contacts: row.contacts.map(contactView),
    addresses: row.addresses.map(addressView),
    supplied_parts: [...supplied.values()],
    /** All suppliers' parts that it supplies or makes. */
    parts: [...new Map([...supplied, ...made]).values()],
    manufactured_parts: row.manufactured_parts.map((item) => ({ ...manufacturerPartView(item), part: partReference(item.part) })),
    purchase_orders: row.purchase_orders.map(purchaseOrderReference),
    sales_orders: row.sales_orders.map(salesOrderReference),
    return_orders: row.return_orders.map((order) => ({
      ...plain(order),
      status_text: statusText('returnorder', order.status),
      get_absolute_url: itemUrl('returnorder', order.pk),
    })),
    parameters,
  };
}
function suppliedPartView(row: SuppliedPartRow) {
  return { ...supplierPartView(row), part: partReference(row.part) };
}

type CompanyWithAll = ReturnType<typeof companyWithAllView>;
