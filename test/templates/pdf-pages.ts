import { getDocumentProxy } from 'unpdf';

export interface PdfPage {
  /** As it reads, with line breaks. */
  text: string;
  /** Where its links lead. */
  links: string[];
  /** Points, 72 to the inch. */
  width: number;
  height: number;
}

/** What stands on each page of a PDF. */
export async function pdfPages(pdf: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  try {
    return await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) => {
        const page = await document.getPage(index + 1);
        const [content, annotations] = await Promise.all([page.getTextContent(), page.getAnnotations()]);
        const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
        const links = (annotations as { url?: string; unsafeUrl?: string }[]).flatMap(({ url, unsafeUrl }) => unsafeUrl ?? url ?? []);
        const { width, height } = page.getViewport({ scale: 1 });
        return { text, links, width, height };
      }),
    );
  } finally {
    await document.cleanup();
  }
}

/** Without blanks and breaks: a name that wraps is still found. A PDF may give a letter in its other form: `µ` as `μ`. */
export const unwrapped = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
