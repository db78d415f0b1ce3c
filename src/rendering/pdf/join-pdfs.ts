import { ChromiumPdf } from './chromium-pdf.ts';
import { joinOutlines, joinTags } from './join-structure.ts';
import { ObjectCopier, withEntries, type SharedObjects } from './object-copier.ts';
import { PdfWriter } from './pdf-writer.ts';

/** Pages of a PDF that follow each other. */
export interface PdfPages {
  pdf: Uint8Array;
  /** From 0. */
  first: number;
  count: number;
}

/** A PDF that becomes a part of a larger one. */
export interface Part {
  source: ChromiumPdf;
  copier: ObjectCopier;
  /** Where its places in the tree of tags begin. */
  firstTag: number;
}

/** A viewer asks for so many pages at once. */
const PAGES_PER_NODE = 32;

/**
 * The pages in order, as one PDF: bookmarks and tags with them, fonts and pictures that several have once. All pages of each PDF
 * must be among them. Where they are one whole PDF already, it is given back as it is. Throws the signal's reason.
 */
export function joinPdfs(pages: PdfPages[], signal: AbortSignal): Uint8Array {
  const [start] = pages;
  let next = 0;
  if (pages.every(({ pdf, first, count }) => pdf === start!.pdf && first === next && (next += count) > 0)) return start!.pdf;
  return assemblePdf(pages, signal);
}

/** Changes a page that is copied, by its place in the new PDF. */
export type ChangePage = (text: string, place: number) => string;

/** As `joinPdfs`, with each page changed. */
export function assemblePdf(
  pages: PdfPages[],
  signal: AbortSignal,
  changed?: (writer: PdfWriter, shared: SharedObjects) => ChangePage,
): Buffer {
  const writer = new PdfWriter();
  const shared: SharedObjects = new Map();
  const parts = partsOf(pages, writer, shared, signal);
  const change = changed?.(writer, shared);
  const nodes = new Map<number, number>();
  let place = 0;
  const kids = pages.flatMap(({ pdf, first, count }) => {
    const { source, copier } = parts.get(pdf)!;
    return source.pages.slice(first, first + count).map((page) => {
      const at = place++;
      const own: number = copier.copy(page, {
        before: (text) => text.replace(/\/Parent \d+ 0 R/, ''),
        after: (text) => withEntries(change?.(text, at) ?? text, [`/Parent ${nodes.get(own)} 0 R`]),
      });
      return own;
    });
  });
  const all = Array.from(parts.values());
  const root = pageTree(writer, kids, nodes);
  const catalog = [
    '<</Type /Catalog',
    `/Pages ${root} 0 R`,
    '/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>',
    ...(/\/Lang (?:\((?:\\[^]|[^\\()])*\)|<[\da-f]*>)/i.exec(all[0]!.source.catalog) ?? []),
    ...joinTags(writer, all),
    ...joinOutlines(writer, all, kids),
  ];
  for (const { copier } of all) {
    signal.throwIfAborted();
    copier.finish();
  }
  const info = writer.add(all[0]!.source.text(all[0]!.source.info));
  return writer.end(writer.add(`${catalog.join('\n')}>>`), info);
}

function partsOf(pages: PdfPages[], writer: PdfWriter, shared: SharedObjects, signal: AbortSignal): Map<Uint8Array, Part> {
  const parts = new Map<Uint8Array, Part>();
  let firstTag = 0;
  for (const { pdf } of pages) {
    if (parts.has(pdf)) continue;
    signal.throwIfAborted();
    const source = new ChromiumPdf(pdf);
    const prefix = `p${String(parts.size).padStart(6, '0')}-`;
    parts.set(pdf, { source, copier: new ObjectCopier(source, writer, shared, { prefix, firstTag }), firstTag });
    firstTag += source.tagPlaces;
  }
  return parts;
}

/** Gives the root of a tree over the pages, and in `nodes` the node that each belongs to. */
function pageTree(writer: PdfWriter, pages: number[], nodes: Map<number, number>): number {
  let level = pages.map((number) => ({ number, count: 1 }));
  const above: { number: number; count: number; kids: number[] }[] = [];
  do {
    const wider: typeof level = [];
    for (let at = 0; at < level.length; at += PAGES_PER_NODE) {
      const kids = level.slice(at, at + PAGES_PER_NODE);
      const node = { number: writer.reserve(), count: kids.reduce((sum, { count }) => sum + count, 0) };
      for (const { number } of kids) nodes.set(number, node.number);
      above.push({ ...node, kids: kids.map(({ number }) => number) });
      wider.push(node);
    }
    level = wider;
  } while (level.length > 1);
  for (const { number, count, kids } of above) {
    const parent = nodes.get(number);
    const list = kids.map((kid) => `${kid} 0 R`).join(' ');
    writer.write(number, `<</Type /Pages\n/Count ${count}\n/Kids [${list}]${parent === undefined ? '' : `\n/Parent ${parent} 0 R`}>>`);
  }
  return level[0]!.number;
}
