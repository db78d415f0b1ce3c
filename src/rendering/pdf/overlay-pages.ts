import { ChromiumPdf, referenceIn } from './chromium-pdf.ts';
import { assemblePdf } from './join-pdfs.ts';
import { ObjectCopier, withEntries, type SharedObjects } from './object-copier.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** One page, printed to lie on others. */
export interface Overlay {
  pdf: Uint8Array;
  /** It lies below what the pages show. */
  isBelow: boolean;
}

/** A page that has become a picture, as it were: its text is still text. */
interface Form {
  /** `/Overlay7`. */
  name: string;
  number: number;
  isBelow: boolean;
  /** Links that lead out, as they are on a page. */
  links: string[];
}

/** The PDF with overlays on its pages; they must be of the pages' size. Throws the signal's reason. */
export function overlayPages(pdf: Uint8Array, overlaysOf: (place: number) => Overlay[], signal: AbortSignal): Buffer {
  const count = new ChromiumPdf(pdf).pages.length;
  return assemblePdf([{ pdf, first: 0, count }], signal, (writer, shared) => {
    const forms = new Map<Overlay, Form>();
    const streams = new Map<string, number>();
    const streamOf = (text: string): number => {
      const number = streams.get(text) ?? writer.add(`<</Length ${text.length}>>`, Buffer.from(text));
      streams.set(text, number);
      return number;
    };
    const known = (overlay: Overlay): Form => {
      const form = forms.get(overlay) ?? formOf(overlay, writer, shared);
      forms.set(overlay, form);
      return form;
    };
    return (text, place) =>
      overlaysOf(place)
        .map(known)
        .reduce((page, form) => withForm(page, form, writer, streamOf), text);
  });
}

function formOf({ pdf, isBelow }: Overlay, writer: PdfWriter, shared: SharedObjects): Form {
  const source = new ChromiumPdf(pdf);
  const copier = new ObjectCopier(source, writer, shared);
  const page = source.text(source.pages[0]!);
  const { text, stream: content } = source.object(referenceIn(page, 'Contents'));
  const [width, height] = source.paper();
  const entries = [
    '/Type /XObject',
    '/Subtype /Form',
    `/BBox [0 0 ${width} ${height}]`,
    `/Resources ${copier.renumbered(dictionaryIn(page, 'Resources'))}`,
  ];
  const number = writer.add(withEntries(text, entries), content);
  const annotations = /\/Annots \[([^\]]*)\]/.exec(page)?.[1] ?? '';
  const links = Array.from(annotations.matchAll(/(\d+) 0 R/g), ([, link]) => source.text(Number(link))).filter((link) =>
    link.includes('/URI ('),
  );
  copier.finish();
  return { name: `/Overlay${number}`, number, isBelow, links };
}

function withForm(page: string, { name, number, isBelow, links }: Form, writer: PdfWriter, streamOf: (text: string) => number): string {
  const references = (numbers: number[]) => numbers.map((own) => `${own} 0 R`).join(' ');
  // Headers and footers are no part of what a tagged document says.
  const draw = streamOf(`/Artifact BMC\nq ${name} Do Q\nEMC\n`);
  const [save, restore] = [streamOf('q\n'), streamOf('Q\n')];
  const hasForms = dictionaryIn(page, 'Resources').includes('/XObject <<');
  const drawn = page
    .replace(/\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/, (_, several?: string, one?: string) => {
      const content = several ?? `${references([save])} ${one} ${references([restore])}`;
      return `/Contents [${isBelow ? `${references([draw])} ${content}` : `${content} ${references([draw])}`}]`;
    })
    .replace(hasForms ? '/XObject <<' : '/Resources <<', (found) =>
      hasForms ? `${found}${name} ${number} 0 R\n` : `${found}/XObject <<${name} ${number} 0 R>>\n`,
    );
  if (links.length === 0) return drawn;
  const own = references(links.map((link) => writer.add(link)));
  return drawn.includes('/Annots [') ? drawn.replace('/Annots [', `/Annots [${own} `) : withEntries(drawn, [`/Annots [${own}]`]);
}

/** The dictionary that stands under a key. */
function dictionaryIn(text: string, key: string): string {
  const start = text.indexOf(`/${key} <<`) + key.length + 2;
  let depth = 0;
  for (const { 0: bracket, index } of text.slice(start).matchAll(/<<|>>/g)) {
    depth += bracket === '<<' ? 1 : -1;
    if (depth === 0) return text.slice(start, start + index + 2);
  }
  throw new Error(`The PDF has no ${key} where it should have.`);
}
