import type { Parts } from '../parts.ts';
import { languageOf } from '../rendering/template-language.ts';
import type { CheckedFile } from './check-file.ts';
import type { Form } from './form.ts';
import { messages } from './messages.ts';
import { snippetSources } from './template-source.ts';

/**
 * The last stage: text in UTF-8 that, if it is Marko, compiles together with the stored snippets. Notes what is wrong in `form`, with
 * file, line, column and code frame. `as`: a snippet is also there under its own name, for it may use itself.
 */
export async function checkSource(
  parts: Pick<Parts, 'prisma' | 'files' | 'engine'>,
  form: Form<unknown>,
  file: CheckedFile,
  as: 'template' | 'snippet',
  replaces?: string,
): Promise<void> {
  const badByte = firstBadByte(file.content);
  if (badByte !== undefined) return form.add('file', 'FILE_ENCODING', messages.notUtf8(`number ${badByte + 1}`));
  // InvenTree takes whatever is written in Django's language, and says what is wrong when it prints; here `diagnostics` say it before.
  if (languageOf(file.name) === 'django') return;
  // A BOM would be printed as text.
  const content = new TextDecoder().decode(file.content);
  const stored = (await snippetSources(parts, { name: file.name, content })).filter(
    ({ name }) => as !== 'snippet' || (name !== file.name && name !== replaces),
  );
  const snippets = as === 'snippet' ? [...stored, { name: file.name, content }] : stored;
  const diagnostics = await parts.engine.check({ name: file.name, content, snippets });
  const error = diagnostics.find(({ severity }) => severity === 'ERROR');
  if (!error) return;
  const place =
    error.line === undefined
      ? ''
      : `${error.file ?? file.name}, line ${error.line}${error.column === undefined ? '' : `, column ${error.column}`}: `;
  form.add('file', 'DOES_NOT_COMPILE', messages.doesNotCompile(place, error.message), diagnostics);
}

/** The place of the first byte that is no UTF-8, from 0. */
function firstBadByte(content: Uint8Array): number | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(content);
    return undefined;
  } catch {
    // The longest prefix that decodes as the start of a stream ends right before it.
    let [good, bad] = [0, content.byteLength];
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (decodes(content.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    return decodes(content) ? content.byteLength : good;
  }
}

function decodes(prefix: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
