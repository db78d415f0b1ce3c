import { ChromiumPdf } from './chromium-pdf.ts';

/** What a document says of itself, beside its title and language, which Chromium writes. */
export interface Description {
  author?: string | undefined;
  subject?: string | undefined;
  keywords?: string | undefined;
}

const CREATOR = /\/(?:Creator|Producer) \((?:\\[^]|[^\\()])*\)\n?/g;

/** The same PDF, made by Reportree, with a description. The rest stays byte for byte as it is. */
export function describePdf(pdf: Uint8Array, description: Description): Buffer {
  const source = new ChromiumPdf(pdf);
  const { bytes, table, trailer, info } = source;
  const entries = { Author: description.author, Subject: description.subject, Keywords: description.keywords };
  const own = Object.entries(entries).flatMap(([name, value]) => (value ? [`/${name} ${textString(value)}`] : []));
  const described = `${source.text(info).replace(CREATOR, '').replace(/>>$/, '')}\n${['/Creator (Reportree)', '/Producer (Reportree)', ...own].join('\n')}>>`;
  // It moves behind the other objects; where it was, nothing remains.
  const place = bytes.indexOf(`${info} 0 obj\n`);
  const before = Buffer.from(bytes.subarray(0, table));
  before.fill(' ', place, bytes.indexOf('\nendobj', place) + '\nendobj'.length);
  const object = Buffer.from(`${info} 0 obj\n${described}\nendobj\n`, 'latin1');
  const places = Buffer.from(bytes.subarray(table, bytes.length - trailer.length));
  const line = places.indexOf('\n', 'xref\n'.length) + 1 + info * LINE_BYTES;
  places.write(String(table).padStart(10, '0'), line);
  const end = trailer.replace(/startxref\n\d+/, `startxref\n${table + object.length}`);
  return Buffer.concat([before, object, places, Buffer.from(end, 'latin1')]);
}

/** Of a line in the table of places. */
const LINE_BYTES = 20;

function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
