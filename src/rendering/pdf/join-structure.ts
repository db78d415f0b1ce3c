import { optionalReferenceIn, referenceIn } from './chromium-pdf.ts';
import type { Part } from './join-pdfs.ts';
import { withEntries } from './object-copier.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** The lines of the catalog for the tags of all parts: one tree, each part's document in it; nothing where no part has tags. */
export function joinTags(writer: PdfWriter, parts: Part[]): string[] {
  const tagged = parts.flatMap((part) => {
    const number = optionalReferenceIn(part.source.catalog, 'StructTreeRoot');
    return number === undefined ? [] : [{ ...part, root: part.source.text(number) }];
  });
  if (tagged.length === 0) return [];
  const root = writer.reserve();
  const documents = tagged.flatMap(({ root: own, copier }) =>
    documentsIn(own).map((document) =>
      copier.copy(document, {
        before: (text) => text.replace(/\/P \d+ 0 R/, ''),
        after: (text) => withEntries(text, [`/P ${root} 0 R`]),
      }),
    ),
  );
  const places = tagged.flatMap(({ root: own, source, copier, firstTag }) => {
    const nums = /\/Nums \[([^\]]*)\]/.exec(source.text(referenceIn(own, 'ParentTree')))?.[1] ?? '';
    return Array.from(
      nums.matchAll(/(\d+) (\d+) 0 R/g),
      ([, key, object]) => `${Number(key) + firstTag} ${copier.copy(Number(object))} 0 R`,
    );
  });
  const names = tagged.flatMap(({ root: own, source, copier }) => {
    const tree = optionalReferenceIn(own, 'IDTree');
    const kids = tree === undefined ? undefined : /\/Kids \[([^\]]*)\]/.exec(source.text(tree))?.[1];
    return kids === undefined ? [] : [copier.renumbered(kids)];
  });
  writer.write(
    root,
    [
      '<</Type /StructTreeRoot',
      `/K [${documents.map((document) => `${document} 0 R`).join(' ')}]`,
      `/ParentTreeNextKey ${parts.reduce((sum, { source }) => sum + source.tagPlaces, 0)}`,
      `/ParentTree ${writer.add(`<</Type /ParentTree\n/Nums [${places.join(' ')}]>>`)} 0 R`,
      ...(names.length > 0 ? [`/IDTree ${writer.add(`<</Kids [${names.join(' ')}]>>`)} 0 R`] : []),
    ].join('\n') + '>>',
  );
  return ['/MarkInfo <</Type /MarkInfo\n/Marked true>>', `/StructTreeRoot ${root} 0 R`];
}

/** Chromium gives one; a PDF that is itself of several has as many. */
function documentsIn(root: string): number[] {
  const list = /\/K (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(root);
  return Array.from((list?.[1] ?? list?.[2] ?? '').matchAll(/(\d+) 0 R/g), ([, number]) => Number(number));
}

/** The lines of the catalog for the bookmarks of all parts, in the order of the new PDF's pages; nothing where no part has bookmarks. */
export function joinOutlines(writer: PdfWriter, parts: Part[], pages: number[]): string[] {
  if (parts.every(({ source }) => optionalReferenceIn(source.catalog, 'Outlines') === undefined)) return [];
  const placeOf = new Map(pages.map((page, place) => [page, place]));
  const root = writer.reserve();
  let count = 0;
  const entries = parts.flatMap(({ source, copier }) => {
    const outlines = optionalReferenceIn(source.catalog, 'Outlines');
    if (outlines === undefined) return [];
    const text = source.text(outlines);
    count += Number(/\/Count (\d+)/.exec(text)?.[1] ?? 0);
    const own: { number: number; page: number; copier: Part['copier'] }[] = [];
    for (let entry = optionalReferenceIn(text, 'First'); entry !== undefined; entry = optionalReferenceIn(source.text(entry), 'Next')) {
      const page = /\/Dest \[(\d+) 0 R/.exec(source.text(entry))?.[1];
      own.push({ number: entry, page: page === undefined ? -1 : (placeOf.get(copier.copy(Number(page))) ?? -1), copier });
    }
    return own;
  });
  const inOrder = entries.toSorted((one, other) => one.page - other.page);
  const numbers: number[] = [];
  for (const [index, { number, copier }] of inOrder.entries()) {
    numbers.push(
      copier.copy(number, {
        before: (text) => text.replaceAll(/\/(?:Parent|Prev|Next) \d+ 0 R/g, ''),
        after: (text) =>
          withEntries(text, [
            `/Parent ${root} 0 R`,
            ...(index > 0 ? [`/Prev ${numbers[index - 1]} 0 R`] : []),
            ...(index < numbers.length - 1 ? [`/Next ${numbers[index + 1]} 0 R`] : []),
          ]),
      }),
    );
  }
  const list = numbers.length === 0 ? '' : `\n/First ${numbers[0]} 0 R\n/Last ${numbers.at(-1)} 0 R\n/Count ${count}`;
  writer.write(root, `<</Type /Outlines${list}>>`);
  return [`/Outlines ${root} 0 R`];
}
