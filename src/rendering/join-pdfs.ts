import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Pages of a PDF that follow each other. */
export interface PdfPages {
  pdf: Uint8Array;
  /** From 0. */
  first: number;
  count: number;
}

/** The pages in order, as one PDF with a title. Where they are one whole PDF already, it is given back as it is. Throws the signal's reason. */
export async function joinPdfs(pages: PdfPages[], title: string, signal: AbortSignal): Promise<Uint8Array> {
  const [start] = pages;
  let next = 0;
  // What the first PDF holds beyond these is nothing: all its pages belong to one of the documents.
  if (pages.every(({ pdf, first, count }) => pdf === start!.pdf && first === next && (next += count) > 0)) return start!.pdf;
  const joined = await PDFDocument.create();
  const copies = new Map<Uint8Array, Awaited<ReturnType<PDFDocument['copyPages']>>>();
  for (const { pdf, first, count } of pages) {
    signal.throwIfAborted();
    let copied = copies.get(pdf);
    if (!copied) {
      const document = await PDFDocument.load(pdf, { updateMetadata: false });
      // All at once: what they share is then copied once.
      copied = await joined.copyPages(document, document.getPageIndices());
      if (copies.size === 0) describe(joined, document, title);
      copies.set(pdf, copied);
    }
    for (const page of copied.slice(first, first + count)) joined.addPage(page);
  }
  return joined.save();
}

/** As the first one is described. */
function describe(joined: PDFDocument, first: PDFDocument, title: string): void {
  joined.setTitle(first.getTitle() || title, { showInWindowTitleBar: true });
  const language = first.catalog.get(PDFName.of('Lang'));
  if (language) joined.catalog.set(PDFName.of('Lang'), language);
  joined.setCreator('Reportree');
  joined.setProducer('Reportree');
}
