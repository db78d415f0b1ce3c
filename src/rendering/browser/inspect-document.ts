/** What a look at a document before it is printed finds. */
export interface DocumentFacts {
  /** Addresses of images that show nothing. */
  brokenImages: string[];
  /** Characters beyond Latin, each with the fonts that its text asks for. */
  characters: [font: string, characters: string][];
}

/**
 * Looks at the document that is about to be printed, and mends what must not go into a PDF. It is sent to the print page as
 * text and runs in a world of its own, so it can use nothing from outside itself; no script of the document can reach it.
 */
export function inspectDocument(options: { title: string; locale: string }): DocumentFacts {
  // Through the prototypes: a form named "images" or "title" would stand in for the document's own.
  const { title, locale } = options;
  const root = document.documentElement;
  if (!root) return { brokenImages: [], characters: [] };
  if (!root.hasAttribute('lang')) root.setAttribute('lang', locale);
  const titles = Array.from(Document.prototype.querySelectorAll.call(document, 'title')).filter(
    (element) => element.namespaceURI === 'http://www.w3.org/1999/xhtml',
  );
  if (!titles.some((element) => element.textContent?.trim())) {
    for (const element of titles) element.remove();
    const element = document.createElement('title');
    element.textContent = title;
    (Document.prototype.querySelector.call(document, 'head') ?? root).append(element);
  }
  const brokenImages = new Set<string>();
  const characters = new Map<string, Set<string>>();
  const visit = (scope: ParentNode & Node): void => {
    for (const link of Array.from(scope.querySelectorAll('a, area'))) {
      for (const name of ['href', 'xlink:href']) {
        const href = link.getAttribute(name);
        // What a browser would follow: it drops control characters and blanks before the scheme.
        const scheme = href
          ?.replace(/[\u0000-\u0020]/g, '')
          .match(/^([a-z][a-z0-9+.-]*):/i)?.[1]
          ?.toLowerCase();
        if (scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme)) link.removeAttribute(name);
        else if (href && scheme === undefined && !href.startsWith('#')) link.removeAttribute(name); // it would point below our own host
      }
    }
    for (const image of Array.from(scope.querySelectorAll('img'))) {
      if (image.getAttribute('src') && image.complete && image.naturalWidth === 0 && !/\.svg$|^data:image\/svg/.test(image.currentSrc))
        brokenImages.add(image.getAttribute('src')!);
    }
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (!/[^\u0000-\u024f\u2000-\u206f]/.test(text)) continue;
      const parent = node.parentElement;
      if (!parent || /^(STYLE|SCRIPT|TITLE|TEMPLATE|NOSCRIPT)$/.test(parent.tagName)) continue;
      const font = getComputedStyle(parent).fontFamily;
      const known = characters.get(font) ?? new Set();
      characters.set(font, known);
      for (const { segment } of new Intl.Segmenter().segment(text))
        if (/[^\u0000-\u024f\u2000-\u206f\s]/u.test(segment) && known.size < 2000) known.add(segment);
    }
    for (const element of Array.from(scope.querySelectorAll('*'))) if (element.shadowRoot) visit(element.shadowRoot);
  };
  visit(document);
  return {
    brokenImages: Array.from(brokenImages).slice(0, 20),
    characters: Array.from(characters, ([font, set]) => [font, Array.from(set).join('\u0000')]),
  };
}

/**
 * Which of the characters (divided by U+0000) no font can draw, judged by drawing them: what comes out as the box that
 * stands for a missing glyph. Runs like the above.
 */
export function missingGlyphs(font: string, characters: string): string[] {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [48, 48];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return [];
  pen.font = `24px ${font}`;
  pen.textBaseline = 'top';
  const draw = (text: string): string => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(text, 4, 8);
    return `${pen.measureText(text).width} ${pen.getImageData(0, 0, 48, 48).data.join('')}`;
  };
  // Code points that no font has and none will: the last of a plane are never characters, the others are not assigned.
  const boxes = new Set(['\u{10FFFF}', '\uFFFF', '\u{EFFFD}', '\u0378'].map(draw));
  return characters.split('\u0000').filter((segment) => boxes.has(draw(segment)));
}
