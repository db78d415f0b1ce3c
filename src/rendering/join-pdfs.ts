import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** The documents' pages in order, as one PDF with a title. A single one is given back as it is. Throws the signal's reason. */
export async function joinPdfs(pdfs: Uint8Array[], title: string, signal: AbortSignal): Promise<Uint8Array> {
  const [first] = pdfs;
  if (pdfs.length === 1) return first!;
  const joined = await PDFDocument.create();
  for (const [index, pdf] of pdfs.entries()) {
    signal.throwIfAborted();
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await joined.copyPages(document, document.getPageIndices())) joined.addPage(page);
    if (index > 0) continue;
    joined.setTitle(document.getTitle() || title, { showInWindowTitleBar: true });
    const language = document.catalog.get(PDFName.of('Lang'));
    if (language) joined.catalog.set(PDFName.of('Lang'), language);
  }
  joined.setCreator('Reportree');
  joined.setProducer('Reportree');
  return joined.save();
}
