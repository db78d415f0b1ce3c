import type { Parts } from '../parts.ts';
import type { Viewer } from './viewer.ts';

export type FormAction = 'CREATE' | 'UPDATE' | 'DELETE' | 'VIEW';

/** InvenTree's rule set that covers the tables of templates, assets and snippets. */
const RULE_SET = 'admin';

/**
 * What InvenTree would offer a viewer forms for: everything to superusers, to others what their groups' roles say. It is
 * another question than who may do it (`requireStaff`), and answered apart there too.
 */
export async function formActions({ prisma }: Pick<Parts, 'prisma'>, { user }: Viewer): Promise<FormAction[]> {
  if (user.isSuperuser) return ['CREATE', 'UPDATE', 'DELETE', 'VIEW'];
  const rules = await prisma.ruleSet.findMany({ where: { name: RULE_SET, group: { users: { some: { pk: user.pk } } } } });
  const actions = rules.flatMap((rule): FormAction[] => [
    ...(rule.can_add ? (['CREATE'] as const) : []),
    ...(rule.can_change ? (['UPDATE'] as const) : []),
    ...(rule.can_delete ? (['DELETE'] as const) : []),
    ...(rule.can_view ? (['VIEW'] as const) : []),
  ]);
  return [...new Set(actions)];
}
