import { createRequire } from 'node:module';

type Loc = object;
interface Statement {
  type: string;
  loc?: Loc | null;
}
/** As far as it is used here: where a tag stands among its neighbours. */
interface TagPath {
  node: Statement;
  container: Statement[] | null;
  key: number;
}
type Visit = (this: unknown, path: TagPath, state: unknown) => void;
interface Translator {
  translate: { MarkoTag: { enter: Visit; exit: Visit } };
}

const marko = createRequire(import.meta.url)('marko/translator') as Translator;

/**
 * Marko's own translator, which says of no tag's call where in the template it stands. A mistake inside the tag (a value that a
 * bar code cannot hold) has to be told at that place, so the statements that a tag becomes are given the tag's own.
 */
export const placingTranslator: Translator = {
  ...marko,
  translate: {
    ...marko.translate,
    MarkoTag: { enter: placing(marko.translate.MarkoTag.enter), exit: placing(marko.translate.MarkoTag.exit) },
  },
};

function placing(visit: Visit): Visit {
  return function (path, state) {
    const { container, key, node } = path;
    if (!Array.isArray(container)) return visit.call(this, path, state);
    const [before, after] = [container[key - 1], container[key + 1]];
    visit.call(this, path, state);
    // Searched from where it was: imports that are put at the top move it on by a few places, and a template may have 10,000 tags.
    let at = before === undefined ? 0 : Math.max(0, container.indexOf(before, key - 1) + 1);
    for (; at < container.length && container[at] !== after; at++) {
      const made = container[at]!;
      if (!made.type.startsWith('Marko')) made.loc ??= node.loc;
    }
  };
}
