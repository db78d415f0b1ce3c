import type { CDPSession } from 'playwright-core';
import type { PageSize } from '../../database/client/enums.ts';
import { paperInches } from './paper.ts';

/** Above it the PDF comes in pieces: base64 in one message must not reach the longest string that there can be. */
const STREAM_ABOVE_BYTES = 8 * 1024 * 1024;
const STREAM_PIECE_BYTES = 4 * 1024 * 1024;

export interface PdfOptions {
  pageSize: PageSize;
  landscape: boolean;
  taggedPdf: boolean;
  outline: boolean;
}

/** Prints the page's document. `bytesShown` tells about how large the PDF will be; `pageRanges` is `1-3`, or empty for all. */
export async function toPdf(
  session: CDPSession,
  { pageSize, landscape, taggedPdf, outline }: PdfOptions,
  bytesShown: number,
  pageRanges = '',
): Promise<Buffer> {
  const [width, height] = paperInches(pageSize, landscape);
  const { data, stream } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    paperWidth: width,
    paperHeight: height,
    generateTaggedPDF: taggedPdf || outline, // an outline exists only in a tagged PDF
    generateDocumentOutline: outline,
    pageRanges,
    transferMode: bytesShown > STREAM_ABOVE_BYTES ? 'ReturnAsStream' : 'ReturnAsBase64',
  });
  return stream === undefined ? Buffer.from(data, 'base64') : readStream(session, stream);
}

async function readStream(session: CDPSession, handle: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: STREAM_PIECE_BYTES });
    pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'latin1'));
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return Buffer.concat(pieces);
}
