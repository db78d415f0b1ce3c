import type { Parts } from '../parts.ts';
import { isUsableTagName } from '../rendering/is-usable-tag-name.ts';
import type { CheckedFile } from './check-file.ts';
import { checkSource } from './check-source.ts';
import { isMarko, stemOf } from './file-name.ts';
import type { Form } from './form.ts';
import { messages } from './messages.ts';

/** Notes in `form` when a snippet cannot be a tag by its name, or does not compile. `replaces`: the name it had so far. */
export async function checkSnippet(
  parts: Pick<Parts, 'prisma' | 'files' | 'engine'>,
  form: Form<unknown>,
  file: CheckedFile,
  replaces?: string,
): Promise<void> {
  const tagName = stemOf(file.name);
  if (isMarko(file.name) && !isUsableTagName(tagName)) form.add('file', 'FILE_NAME', messages.notATagName(tagName));
  else await checkSource(parts, form, file, 'snippet', replaces);
}
