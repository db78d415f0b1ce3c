import { createParser, TagType } from 'htmljs-parser';
import { isMarko, stemOf } from './file-name.ts';

/** A stored template or snippet. */
export interface Source {
  /** Its media path. */
  path: string;
  text: string;
}

/** Does a source use the snippet of this file name: by a tag or an import in Marko, by an include in Django's language? */
export function mentionsSnippet({ path, text }: Source, name: string): boolean {
  // A snippet of one language is of no use to the other.
  if (isMarko(path) !== isMarko(name)) return false;
  if (!isMarko(path)) return text.normalize('NFC').includes(`snippets/${name}`);
  const tag = stemOf(name);
  // Parsing is for those that might: the name stands in the text.
  return text.includes(tag) && (text.includes(`"<${tag}>"`) || text.includes(`'<${tag}>'`) || tagNames(text).has(tag));
}

/** Does a source name the asset of this file name, as a word of its own, plain or as part of a URL? */
export function mentionsAsset({ text }: Source, name: string): boolean {
  return [name, encodeURIComponent(name)].some((spelling) => holdsWord(text.normalize('NFC'), spelling));
}

function holdsWord(text: string, word: string): boolean {
  const isPart = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}\p{M}_.-]/u.test(letter);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  }
  return false;
}

/** Tags whose content is no markup. https://markojs.com/docs/reference/core-tag */
const TEXT_TAGS = new Set(['script', 'style', 'textarea', 'html-script', 'html-style', 'html-comment']);
const STATEMENT_TAGS = new Set(['import', 'export', 'static', 'server', 'client', 'class']);
const VOID_TAGS = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/** The names of all tags in a Marko source, in either of its syntaxes; of a broken one, those before the mistake. */
function tagNames(text: string): Set<string> {
  const names = new Set<string>();
  const parser = createParser({
    onOpenTagName(range) {
      const name = text.slice(range.start, range.end);
      names.add(name);
      if (TEXT_TAGS.has(name)) return TagType.text;
      if (STATEMENT_TAGS.has(name)) return TagType.statement;
      return VOID_TAGS.has(name) ? TagType.void : TagType.html;
    },
    onError: () => undefined,
  });
  parser.parse(text);
  return names;
}
