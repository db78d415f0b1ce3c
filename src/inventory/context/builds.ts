import type { Prisma } from '../../database/client/client.ts';
import { barcode, optional, userSelect, userView, type ContextSource } from './context-source.ts';
import { loadOwners, type OwnerView } from './owners.ts';
import type { Parts } from './parts.ts';
import { locationView } from './places.ts';
import { distinct, plain } from './plain.ts';
import { isOverdue, openStatuses } from './status-text.ts';
import { buildReference, salesOrderReference } from './stock-items.ts';

const buildInclude = {
  parent: true,
  sales_order: { include: { customer: true } },
  take_from: true,
  destination: true,
  completed_by: { select: userSelect },
  issued_by: { select: userSelect },
  project_code: true,
  children: { orderBy: { pk: 'asc' } },
  _count: { select: { build_outputs: true } },
} satisfies Prisma.BuildInclude;

type BuildRow = Prisma.BuildGetPayload<{ include: typeof buildInclude }>;

/** Build orders with the owners that they name; their lines and outputs are loaded apart. */
export async function findBuilds(source: ContextSource, pks: number[]) {
  const rows = await source.prisma.build.findMany({ where: { pk: { in: distinct(pks) } }, include: buildInclude });
  return {
    rows,
    owners: await loadOwners(
      source,
      rows.map(({ responsible_id }) => responsible_id),
    ),
  };
}

export function buildView(build: BuildRow, parts: Parts, owners: (pk: number | null) => OwnerView | null, source: ContextSource) {
  const active = openStatuses.build.includes(build.status);
  return {
    ...buildReference(build),
    part: parts.get(build.part_id),
    parent: optional(build.parent, buildReference),
    sales_order: optional(build.sales_order, salesOrderReference),
    take_from: optional(build.take_from, locationView),
    destination: optional(build.destination, locationView),
    completed_by: optional(build.completed_by, userView),
    issued_by: optional(build.issued_by, userView),
    responsible: owners(build.responsible_id),
    project_code: optional(build.project_code, (code) => plain(code)),
    children: build.children.map(buildReference),
    is_active: active,
    active,
    is_complete: build.status === 40,
    is_overdue: isOverdue('build', build, source.today),
    remaining: Math.max(0, build.quantity - build.completed),
    output_count: build._count.build_outputs,
    barcode: barcode('build', build.pk),
  };
}
export type BuildView = ReturnType<typeof buildView>;
