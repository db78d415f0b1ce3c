import type { Parts } from '../parts.ts';
import { snippetKind } from './library-kinds.ts';

/** The pks of the snippets that came with the software. InvenTree lists only what users uploaded: its own are no rows there. */
export async function shippedSnippets({ prisma }: Pick<Parts, 'prisma'>): Promise<number[]> {
  const rows = await prisma.seededDefault.findMany({ where: { name: { startsWith: `${snippetKind.folder}/` } }, select: { rowPk: true } });
  return rows.map(({ rowPk }) => rowPk);
}
