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
