import { all, roots, type Root } from './roots.ts';

/** Something that the document names, and the item that names it. */
export interface Named {
  name: string;
  item: number | undefined;
}

/** What a look at a document before it is printed finds. */
export interface DocumentFacts {
  /** Addresses of images that show nothing. */
  brokenImages: Named[];
  /** Addresses of style sheets that did not load. */
  brokenStyles: Named[];
  /** Families of fonts that did not load. */
  brokenFonts: Named[];
  /** It would lead the page elsewhere. */
  refreshes: boolean;
}

const NAMES_KEPT = 50;

/**
 * Waits for what the document shows and Chromium does not wait for: web fonts (also of margin boxes), background images, images
 * in margin boxes. And takes out what must not go into a PDF: links that run scripts, open files or lead to our own host.
 */
export async function settleDocument(): Promise<DocumentFacts> {
  const facts: DocumentFacts = { brokenImages: [], brokenStyles: [], brokenFonts: [], refreshes: false };
  const waits: Promise<unknown>[] = [];
  const kept: HTMLImageElement[] = [];
  for (const root of roots()) {
    cleanLinks(root);
    const styles = new StyleWalk(root);
    facts.brokenStyles.push(...styles.broken());
    const images = all<HTMLImageElement>(root.tree, 'img[src], img[srcset]');
    for (const image of images) if (image.loading === 'lazy') image.loading = 'eager'; // it never comes into view
    const backgrounds = Array.from(styles.addresses, (address) => Object.assign(new Image(), { src: address }));
    kept.push(...backgrounds);
    for (const image of [...images.filter((shown) => !isShown(shown)), ...backgrounds]) {
      const onError = () => {
        if (!isShown(image)) facts.brokenImages.push({ name: image.getAttribute('src') ?? image.currentSrc, item: root.item });
      };
      waits.push(image.decode().catch(onError));
    }
    facts.refreshes ||= all(root.tree, 'meta[http-equiv="refresh" i]').length > 0;
  }
  for (const font of document.fonts) {
    const onError = () => facts.brokenFonts.push({ name: font.family.replace(/^["']|["']$/g, ''), item: undefined });
    waits.push(font.load().catch(onError));
  }
  // Kept, so that they are still in memory when the page is laid out for printing and asks for them.
  Object.assign(globalThis, { kept });
  await Promise.all(waits);
  return {
    brokenImages: distinct(facts.brokenImages),
    brokenStyles: distinct(facts.brokenStyles),
    brokenFonts: distinct(facts.brokenFonts),
    refreshes: facts.refreshes,
  };
}

function distinct(names: Named[]): Named[] {
  return [...new Map(names.map((named) => [`${named.item} ${named.name}`, named])).values()].slice(0, NAMES_KEPT);
}

function isShown(image: HTMLImageElement): boolean {
  return image.complete && image.naturalWidth > 0;
}

function cleanLinks({ tree }: Root): void {
  for (const link of all<Element>(tree, 'a, area')) {
    for (const name of ['href', 'xlink:href']) {
      const href = link.getAttribute(name);
      if (href === null) continue;
      // As a browser reads it: it drops blanks and control characters before and within the scheme.
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
      const isSafe = scheme === undefined ? href.trim().startsWith('#') : ['http', 'https', 'mailto', 'tel'].includes(scheme);
      if (!isSafe) link.removeAttribute(name);
    }
  }
}

/** The pictures that a tree's style sheets and style attributes show, and the sheets that did not load. */
class StyleWalk {
  readonly addresses = new Set<string>();
  readonly #root: Root;
  readonly #broken = new Set<string>();

  constructor(root: Root) {
    this.#root = root;
    for (const sheet of Array.from(root.tree.styleSheets)) this.#sheet(sheet, document.baseURI);
    for (const element of all<Element>(root.tree, '[style*="url("]')) this.#collect(element.getAttribute('style') ?? '', document.baseURI);
  }

  broken(): Named[] {
    const links = all<HTMLLinkElement>(this.#root.tree, 'link[rel~="stylesheet" i][href]').filter(({ sheet }) => !sheet);
    const names = new Set([...links.map(({ href }) => href), ...this.#broken]);
    return Array.from(names, (name) => ({ name, item: this.#root.item }));
  }

  #sheet(sheet: CSSStyleSheet, base: string): void {
    try {
      this.#rules(sheet.cssRules, sheet.href ?? base);
    } catch {
      if (sheet.href) this.#broken.add(sheet.href); // rules of a sheet that did not load cannot be read
    }
  }

  #rules(rules: CSSRuleList, base: string): void {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSFontFaceRule) continue;
      if (rule instanceof CSSImportRule) {
        if (rule.styleSheet) this.#sheet(rule.styleSheet, base);
      } else if (!(rule instanceof CSSPageRule) && 'cssRules' in rule) {
        this.#rules(rule.cssRules as CSSRuleList, base);
        if (rule instanceof CSSStyleRule) this.#collect(rule.style.cssText, base);
      } else this.#collect(rule.cssText, base);
    }
  }

  #collect(css: string, base: string): void {
    for (const [, double, single, bare] of css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi)) {
      const address = double ?? single ?? bare ?? '';
      if (address && !address.startsWith('#') && URL.canParse(address, base)) this.addresses.add(new URL(address, base).href);
    }
  }
}
