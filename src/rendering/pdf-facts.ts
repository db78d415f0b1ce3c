/** The number of pages, from the PDF that Chromium writes: its page tree is plain text, and the root's count is the largest. */
export function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let most = 0;
  for (let at = text.indexOf('/Type /Pages'); at >= 0; at = text.indexOf('/Type /Pages', at + 1)) {
    const start = Math.min(at, 200);
    const near = text.toString('latin1', at - start, at + 4096);
    const object = near.slice(near.lastIndexOf(' obj', start) + 1, near.indexOf('endobj', start) + 1 || undefined);
    most = Math.max(most, Number(/\/Count (\d+)/.exec(object)?.[1] ?? 0));
  }
  return most;
}

const URI = '/URI (';

/**
 * Whether a link of the PDF would run a script or open a local file. The document is cleaned before it is printed; this
 * looks at what really came out.
 */
export function hasForbiddenLink(pdf: Uint8Array): boolean {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  for (let at = text.indexOf(URI); at >= 0; at = text.indexOf(URI, at + 1)) {
    const uri = text.toString('latin1', at + URI.length, at + URI.length + 40).replace(/[\\\s]/g, '');
    if (!/^(https?:|mailto:|tel:)/i.test(uri)) return true;
  }
  return false;
}
