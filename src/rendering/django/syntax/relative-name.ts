import { TemplateSyntaxError } from '../values/index.ts';

/**
 * The name of a template that another one means by `./name` or `../name`; any other name as it is, quotes included. Throws
 * `TemplateSyntaxError` where it leads outside, or (unless `mayRecurse`) to the template itself.
 */
export function relativeName(current: string, name: string, { mayRecurse }: { mayRecurse: boolean }): string {
  const bare = name.replace(/^['"]+|['"]+$/g, '');
  if (!bare.startsWith('./') && !bare.startsWith('../')) return name;
  const own = current.replace(/^\/+/, '');
  const joined = joinPath(own.split('/').slice(0, -1), bare.split('/'));
  if (joined === null)
    throw new TemplateSyntaxError(`The relative path '${name}' points outside the file hierarchy that template '${current}' is in.`);
  if (!mayRecurse && joined === own)
    throw new TemplateSyntaxError(
      `The relative path '${name}' was translated to template name '${joined}', the same template in which the tag appears.`,
    );
  const quote = name[0]!;
  return /['"]/.test(quote) && name.endsWith(quote) ? `"${joined}"` : joined;
}

/** Null where it leads above the top. */
function joinPath(folder: string[], steps: string[]): string | null {
  const path = [...folder];
  for (const step of steps) {
    if (step === '..' && path.length === 0) return null;
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
