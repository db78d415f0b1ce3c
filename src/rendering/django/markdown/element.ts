/** Text that is finished: no markup is looked for in it. `isHtml`: it is markup already, and printed as it stands. */
export class Finished {
  readonly text: string;
  readonly isHtml: boolean;
  constructor(text: string, isHtml = false) {
    this.text = text;
    this.isHtml = isHtml;
  }
}

export type Node = Element | Finished | string;

const BLOCK_TAGS = new Set(
  'address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main map math menu meta nav noframes noscript ol optgroup option p param pre progress script section style summary svg table tbody td textarea tfoot th thead title tr ul video center audio colgroup'.split(
    ' ',
  ),
);

export const isBlockTag = (tag: string): boolean => BLOCK_TAGS.has(tag.toLowerCase());

/** An element of the document that a text becomes. */
export class Element {
  tag: string;
  readonly attributes: Map<string, string>;
  children: Node[];

  constructor(tag: string, children: Node[] = [], attributes: Record<string, string> = {}) {
    this.tag = tag;
    this.children = children;
    this.attributes = new Map(Object.entries(attributes));
  }

  get elements(): Element[] {
    return this.children.filter((child) => child instanceof Element);
  }

  get lastElement(): Element | undefined {
    return this.children.findLast((child) => child instanceof Element);
  }

  /** Text before the first element; empty where there is none. */
  get leadingText(): string {
    return typeof this.children[0] === 'string' ? this.children[0] : '';
  }

  /** Text behind the last element. */
  get trailingText(): string {
    const last = this.children.at(-1);
    return typeof last === 'string' && this.children.length > 1 ? last : '';
  }

  add(child: Element): Element {
    this.children.push(child);
    return child;
  }

  /** Puts the leading text into a paragraph, where there is one. */
  wrapLeadingText(): void {
    if (this.leadingText !== '') this.children[0] = new Element('p', [this.leadingText]);
  }
}
