import { PrintError } from '../errors.ts';
import { fileNameOf, fillFilenamePattern, isPlainPattern, patternSource } from '../library/filename-pattern.ts';
import type { Parts } from '../parts.ts';
import type { RenderJob } from '../rendering/engine.ts';
import { TooLittleDataError } from '../rendering/gaps.ts';

/**
 * The name of a print's file: the pattern filled from the variables of its first document. Throws `PrintError` FILENAME for a
 * pattern that gives no usable name, and `TooLittleDataError`.
 */
export async function outputFileName(
  { engine }: Pick<Parts, 'engine'>,
  pattern: string,
  context: Record<string, unknown>,
  job: Omit<RenderJob, 'template' | 'documents' | 'title'>,
): Promise<string> {
  try {
    // For Django's language values print as they do in the template: as Python has them.
    const isForDjango = job.shapes !== undefined && pattern.includes('{{');
    if (isPlainPattern(pattern) && !isForDjango) return fillFilenamePattern(pattern, context);
    const documents = [{ inputJson: JSON.stringify(context), itemPk: undefined }];
    const { html } = await engine.renderHtml({ ...job, gaps: undefined, template: patternSource(pattern), documents, title: '' });
    return fileNameOf(html);
  } catch (error) {
    if (job.signal.aborted || error instanceof TooLittleDataError) throw error;
    const message = `The file name pattern ${JSON.stringify(pattern)} gives no usable name: ${(error as Error).message}`;
    throw new PrintError('FILENAME', message, [], { cause: error });
  }
}
