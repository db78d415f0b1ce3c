import { roots, type Root } from './roots.ts';
import type { Named } from './settle-document.ts';

export interface MissingGlyphs {
  /** No font of this machine has them. */
  here: string[];
  /** Of these, what an item shows and no font that it brings has either. */
  inDocument: Named[];
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
  let missing = here;
  for (const font of document.fonts) missing = missingIn(JSON.stringify(font.family.replace(/^["']|["']$/g, '')), missing);
  if (missing.length === 0) return { here, inDocument: [] };
  const shown = roots().map((root) => [root.item, charactersOf(root)] as const);
  const inDocument = shown.flatMap(([item, own]) => missing.filter((name) => own.has(name)).map((name) => ({ name, item })));
  return { here, inDocument };
}

function charactersOf({ tree }: Root): Set<string> {
  const shown = new Set<string>();
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^(title|script|template|noscript)$/i.test(node.parentElement?.tagName ?? '')) continue;
    for (const character of node.nodeValue ?? '') shown.add(character);
  }
  return shown;
}
