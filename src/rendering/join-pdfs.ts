import { PDFDocument } from '@cantoo/pdf-lib';

/** The documents' pages in order, as one PDF with a title. A single one is given back as it is. */
export async function joinPdfs(pdfs: Uint8Array[], title: string): Promise<Uint8Array> {
  if (pdfs.length === 1) return pdfs[0]!;
  const joined = await PDFDocument.create();
  for (const pdf of pdfs) {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await joined.copyPages(document, document.getPageIndices())) joined.addPage(page);
  }
  const first = await PDFDocument.load(pdfs[0]!, { updateMetadata: false });
  joined.setTitle(first.getTitle() || title, { showInWindowTitleBar: true });
  joined.setCreator('Reportree');
  joined.setProducer('Reportree');
  const language = first.catalog.get(first.context.obj('Lang') as never);
  if (language) joined.catalog.set(joined.context.obj('Lang') as never, language);
  return joined.save();
}
