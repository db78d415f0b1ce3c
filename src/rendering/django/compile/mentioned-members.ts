import type { Libraries } from '../libraries.ts';
import type { Node } from '../syntax/tree.ts';

const WORD = /[\p{L}\p{N}_]+/gu;

/**
 * Every word that could be the name of a member which the trees read: in look-ups, and in texts such as
 * `dictsort:"part.name"` or a filter's `part__name`, and those that a tag reads by itself.
 */
export function mentionedMembers(trees: readonly (readonly Node[])[], libraries: Libraries): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string')
      for (const [word] of value.matchAll(WORD)) {
        names.add(word);
        if (word.includes('__')) for (const part of word.split('__')) names.add(part);
      }
    else if (typeof value === 'object' && value !== null && !isPrintedText(value)) {
      for (const part of Object.values(value)) visit(part);
      if (isSimpleTag(value)) visit(libraries[value.library]?.simpleTags[value.name]?.reads ?? []);
    }
  };
  for (const tree of trees) visit(tree);
  return [...names];
}

/** What is only printed; a text that an expression reads says whether it is translated. */
const isPrintedText = (value: object): boolean => 'type' in value && value.type === 'text' && !('translate' in value);

type SimpleTagNode = Extract<Node, { type: 'simpleTag' }>;

const isSimpleTag = (value: object): value is SimpleTagNode => 'type' in value && value.type === 'simpleTag';
