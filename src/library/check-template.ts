import type { Diagnostic } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { templateSource, type TemplateWithFile } from './template-source.ts';

/** What the compiler says of a stored template with the snippets as they are now: a snippet may have changed since it was saved. */
export async function checkTemplate(parts: Pick<Parts, 'prisma' | 'files' | 'engine'>, template: TemplateWithFile): Promise<Diagnostic[]> {
  return parts.engine.check(await templateSource(parts, template));
}
