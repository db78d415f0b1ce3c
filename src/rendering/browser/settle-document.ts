// Functions that are sent to a print page as text and run there, in a world of their own that no document can reach. They can
// use nothing from outside themselves. With scripts off, no timer and no event listener fires there; promises of the browser do.

/** What a look at a document before it is printed finds. */
export interface DocumentFacts {
  /** Addresses of images that show nothing. */
  brokenImages: string[];
  /** Addresses of style sheets that did not load. */
  brokenStyles: string[];
  /** Families of fonts that did not load. */
  brokenFonts: string[];
  /** It would lead the page elsewhere. */
  refreshes: boolean;
}

/**
 * Waits for what the document shows and Chromium does not wait for: web fonts (also of margin boxes), background images, images
 * in margin boxes. And takes out what must not go into a PDF: links that run scripts, open files or lead to our own host.
 */
export async function settleDocument(): Promise<DocumentFacts> {
  // Through the prototype: a form named "querySelectorAll" would stand in for the document's own.
  const all = <Kind extends Element>(selector: string) =>
    Array.from(Document.prototype.querySelectorAll.call(document, selector)) as unknown as Kind[];

  for (const link of all<Element>('a, area')) {
    for (const name of ['href', 'xlink:href']) {
      const href = link.getAttribute(name);
      if (href === null) continue;
      // As a browser reads it: it drops blanks and control characters before and within the scheme.
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
      const isSafe = scheme === undefined ? href.trim().startsWith('#') : ['http', 'https', 'mailto', 'tel'].includes(scheme);
      if (!isSafe) link.removeAttribute(name);
    }
  }

  const brokenStyles = new Set(
    all<HTMLLinkElement>('link[rel~="stylesheet" i][href]')
      .filter(({ sheet }) => !sheet)
      .map(({ href }) => href),
  );
  const backgrounds = new Set<string>();
  const collect = (css: string, base: string) => {
    for (const [, double, single, bare] of css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi)) {
      const address = double ?? single ?? bare ?? '';
      if (address && !address.startsWith('#') && URL.canParse(address, base)) backgrounds.add(new URL(address, base).href);
    }
  };
  const walkSheet = (sheet: CSSStyleSheet, base: string) => {
    try {
      walk(sheet.cssRules, sheet.href ?? base);
    } catch {
      if (sheet.href) brokenStyles.add(sheet.href); // rules of a sheet that did not load cannot be read
    }
  };
  const walk = (rules: CSSRuleList, base: string) => {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSFontFaceRule) continue;
      if (rule instanceof CSSImportRule) {
        if (rule.styleSheet) walkSheet(rule.styleSheet, base);
      } else if (!(rule instanceof CSSPageRule) && 'cssRules' in rule) {
        walk(rule.cssRules as CSSRuleList, base);
        if (rule instanceof CSSStyleRule) collect(rule.style.cssText, base);
      } else collect(rule.cssText, base);
    }
  };
  for (const sheet of Array.from(document.styleSheets)) walkSheet(sheet, document.baseURI);
  for (const element of all<Element>('[style*="url("]')) collect(element.getAttribute('style') ?? '', document.baseURI);

  const images = all<HTMLImageElement>('img[src], img[srcset]');
  for (const image of images) if (image.loading === 'lazy') image.loading = 'eager'; // it never comes into view
  // Kept, so that they are still in memory when the page is laid out for printing and asks for them.
  const kept = Array.from(backgrounds, (address) => Object.assign(new Image(), { src: address }));
  Object.assign(globalThis, { kept });
  const brokenImages: string[] = [];
  const brokenFonts: string[] = [];
  const isShown = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
  await Promise.all([
    ...[...images.filter((image) => !isShown(image)), ...kept].map((image) =>
      image.decode().catch(() => {
        if (!isShown(image)) brokenImages.push(image.getAttribute('src') ?? image.currentSrc);
      }),
    ),
    ...Array.from(document.fonts, (font) => font.load().catch(() => brokenFonts.push(font.family.replace(/^["']|["']$/g, '')))),
  ]);
  return {
    brokenImages: [...new Set(brokenImages)].slice(0, 50),
    brokenStyles: [...brokenStyles].slice(0, 50),
    brokenFonts: [...new Set(brokenFonts)].slice(0, 50),
    refreshes: all('meta[http-equiv="refresh" i]').length > 0,
  };
}

export interface MissingGlyphs {
  /** No font of this machine has them. */
  here: string[];
  /** Of these, what the document shows and no font that it brings has either. */
  inDocument: string[];
}

/**
 * Which of the characters cannot be drawn, judged by drawing them: what comes out as the box that stands for a missing glyph.
 * Text that a PDF gives back is no proof: Chromium draws boxes and still writes the right text.
 */
export function missingGlyphs(characters: string[]): MissingGlyphs {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [40, 40];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen || characters.length === 0) return { here: [], inDocument: [] };
  pen.textBaseline = 'top';
  const draw = (text: string): string => {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(text, 4, 6);
    return `${pen.measureText(text).width} ${new Uint32Array(pen.getImageData(0, 0, 40, 40).data.buffer).join()}`;
  };
  const missingIn = (font: string, candidates: string[]): string[] => {
    pen.font = `20px ${font}`;
    // Code points that no font has: the last of a plane are never characters, the others are not assigned.
    const boxes = new Set(['\u{10FFFF}', '\uFFFF', '\u{EFFFD}', '\u0378'].map(draw));
    return candidates.filter((character) => boxes.has(draw(character)));
  };
  const here = missingIn('sans-serif', characters);
  if (here.length === 0) return { here, inDocument: [] };
  const shown = new Set<string>();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^(title|script|template|noscript)$/i.test(node.parentElement?.tagName ?? '')) continue;
    for (const character of node.nodeValue ?? '') shown.add(character);
  }
  const families = new Set(Array.from(document.fonts, (font) => JSON.stringify(font.family.replace(/^["']|["']$/g, ''))));
  let inDocument = here.filter((character) => shown.has(character));
  for (const family of families) inDocument = missingIn(family, inDocument);
  return { here, inDocument };
}
