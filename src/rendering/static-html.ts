import { PrintError, type Diagnostic } from '../errors.ts';
import { codeFrame } from './code-frame.ts';

/** Whether a file is HTML, in which InvenTree's clients write Django's template language, and not Marko. */
export function isStaticHtml(name: string): boolean {
  return /\.html?$/i.test(name);
}

/** What stands in an HTML file that only Django's template language would replace; null when it prints as it stands. */
export function djangoTag(name: string, content: string): Diagnostic | null {
  const match = /\{\{|\{%|\{#/.exec(content);
  if (!match) return null;
  const before = content.slice(0, match.index).split('\n');
  const line = before.length;
  const column = before.at(-1)!.length + 1;
  const tag =
    /^(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})/.exec(content.slice(match.index))?.[0].slice(0, 80) ??
    content.slice(match.index, match.index + 20).split('\n')[0]!;
  const message = `${tag} on line ${line} is of Django's template language, which cannot be printed yet; a file without such tags prints as it stands.`;
  return { severity: 'WARNING', code: 'DJANGO_TEMPLATE', message, file: name, line, column, frame: codeFrame(content, line, column) };
}

/** The file's own text. Throws `PrintError` where `djangoTag` finds one. */
export function staticHtml(name: string, content: string): string {
  const tag = djangoTag(name, content);
  if (tag) throw new PrintError('TEMPLATE', tag.message, [{ ...tag, severity: 'ERROR' }]);
  return content;
}
