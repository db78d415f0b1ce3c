import type { CompiledModule } from './protocol.ts';

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * All words in the code of a template and its tags: whatever member of a record it reads by name is among them, in code or in a
 * text such as `"part.category.name"` or `"part__active"`.
 */
export function mentionedNames(modules: CompiledModule[]): string[] {
  const names = new Set<string>();
  for (const { code } of modules)
    for (const [word] of code.matchAll(WORD)) {
      names.add(word);
      if (word.includes('__')) for (const part of word.split('__')) names.add(part);
    }
  return [...names];
}
