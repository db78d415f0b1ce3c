import { getDocumentProxy } from 'unpdf';

export interface PdfPage {
  /** As it reads, with line breaks. */
  text: string;
  /** Where its links lead. */
  links: string[];
  /** Points, 72 to the inch. */
  width: number;
  height: number;
  /** How far down its text reaches, from the top. */
  lowest: number;
  /** The height of its largest letters. */
  largest: number;
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
        const letters = content.items.flatMap((item) => ('str' in item && item.str.trim() ? item : []));
        const lowest = height - Math.min(height, ...letters.map(({ transform }) => transform[5] as number));
        const largest = Math.max(...letters.map((item) => item.height));
        return { text, links, width, height, lowest, largest };
      }),
    );
  } finally {
    await document.cleanup();
  }
}

/** Without blanks and breaks: a name that wraps is still found. A PDF may give a letter in its other form: `µ` as `μ`. */
export const unwrapped = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
