/** Before the place of an item in a joined document: the id of its host element, and the name of its pages. */
export const HOST_PREFIX = 'item-';

/** A tree of elements to look at: the document's own, and that of each item that was joined into it. */
export interface Root {
  tree: Document | ShadowRoot;
  /** The item's place among those that were joined; undefined for the document's own. */
  item: number | undefined;
}

export function roots(): Root[] {
  const hosts = Array.from(document.getElementsByTagName('reportree-item'));
  return [
    { tree: document, item: undefined },
    ...hosts.map((host) => ({ tree: host.shadowRoot!, item: Number(host.id.slice(HOST_PREFIX.length)) })),
  ];
}

/** Elements of a tree. Through the prototype: a form named "querySelectorAll" would stand in for the document's own. */
export function all<Kind extends Element>(tree: Document | ShadowRoot, selector: string): Kind[] {
  const { prototype } = tree instanceof Document ? Document : DocumentFragment;
  return Array.from(prototype.querySelectorAll.call(tree, selector)) as Kind[];
}
