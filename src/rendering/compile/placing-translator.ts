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
    const {
      container,
      node: { loc },
    } = path;
    const before = new Set(container);
    visit.call(this, path, state);
    for (const node of container ?? []) if (!before.has(node) && !node.type.startsWith('Marko')) node.loc ??= loc;
  };
}
