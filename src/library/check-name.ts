import type { ModelType } from '../database/client/enums.ts';
import type { Parts } from '../parts.ts';
import type { Form } from './form.ts';
import { messages } from './messages.ts';

/** Notes in `form` when another template of the model type has the name. */
export async function checkName(
  parts: Pick<Parts, 'prisma'>,
  form: Form<unknown>,
  name: string,
  modelType: ModelType,
  ownPk?: number,
): Promise<void> {
  const other = await parts.prisma.reportTemplate.findUnique({ where: { name_modelType: { name, modelType } }, select: { pk: true } });
  if (other && other.pk !== ownPk) form.addWhole(['name', 'modelType'], 'NOT_UNIQUE', messages.notUnique);
}
