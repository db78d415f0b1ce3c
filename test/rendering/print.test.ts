import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, createTestEngine, failureOf, print, svg, type TestEngine } from './test-engine.ts';

const MiB = 1024 * 1024;
let engine: TestEngine;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.close());

async function factsOf(pdf: Uint8Array) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return { title: document.getTitle(), creator: document.getCreator(), producer: document.getProducer() };
}

describe('the title', () => {
  test.each([
    ['of the document', '<title>Prüfbericht 部品</title><p>x</p>', 'Prüfbericht 部品'],
    [
      'of the document, in its head',
      '<!doctype html><html><head><title>${input.n}: Büro & Co</title></head><body><svg><title>no</title></svg></body></html>',
      '1: Büro & Co',
    ],
    ['of the job where there is none', '<p>x</p>', 'Größe "1" <2> & 3.pdf'],
    ['of the job where it is empty', '<title> </title><p>x</p>', 'Größe "1" <2> & 3.pdf'],
    ['of the job where only a picture has one', '<svg width="9" height="9"><title>picture</title></svg>', 'Größe "1" <2> & 3.pdf'],
  ])('is that %s', async (_, source, title) => {
    for (const inputs of [[{ n: 1 }], [{ n: 1 }, { n: 2 }, { n: 3 }]]) {
      const facts = await factsOf((await print(engine, source, { inputs, title: 'Größe "1" <2> & 3.pdf' })).pdf);
      expect(facts.title).toBe(title);
      expect(`${facts.creator} ${facts.producer}`).toBe('Reportree Reportree');
    }
  });
});

test.each([
  ['A6', 105, 148],
  ['a6 landscape', 148, 105],
  ['A0', 841, 1189],
  ['A10 portrait', 26, 37],
  ['B6', 125, 176],
  ['A5', 148, 210],
  ['jis-b5', 182, 257],
])('a page can have the size %s', async (size, width, height) => {
  for (const inputs of [[{}], [{}, {}]]) {
    const { pages } = await print(engine, `<style>@page { margin: 1mm; size: ${size}; }</style><p>x</p>`, { inputs });
    const millimetres = pages.map((page) => [page.width, page.height].map((points) => Math.round((points / 72) * 25.4)));
    expect(millimetres).toEqual(inputs.map(() => [width, height]));
  }
});

test('the author is the company that prints', async () => {
  for (const [companyName, inputs] of [
    ['', [{}]],
    ['Łódź (Works) 部品', [{}]],
    ['Halden', [{}, {}]],
    ['Halden', [{}, { apart: true }]],
  ] as const) {
    const server = { instanceName: '', companyName, baseUrl: '', version: '' };
    const source = '<p>x</p><if=input.apart><style>p { position: fixed }</style></if>';
    const { pdf, pages } = await print(engine, source, { inputs: inputs.slice(), server });
    expect(pages.map(({ text }) => text)).toEqual(inputs.map(() => 'x'));
    expect((await PDFDocument.load(pdf)).getAuthor()).toBe(companyName || undefined);
  }
});

test('a document says who wrote it, what it is about, and its words', async () => {
  const source =
    '<html lang="en"><head><meta charset="utf-8"><meta content="Ann &amp; Bob (部品)" name=author><META NAME=\'Description\' CONTENT="About it"><meta name="keywords" content="a, b"></head><body><p>x</p></body></html>';
  for (const inputs of [[{}], [{}, {}]]) {
    const server = { instanceName: '', companyName: 'Halden', baseUrl: '', version: '' };
    const { pdf } = await print(engine, source, { name: 'report.html', inputs, server });
    const document = await PDFDocument.load(pdf);
    expect([document.getAuthor(), document.getSubject(), document.getKeywords()]).toEqual(['Ann & Bob (部品)', 'About it', 'a, b']);
  }
});

describe('the language', () => {
  test("is the document's, else the job's", async () => {
    const langOf = async (source: string) => {
      const { pdf } = await print(engine, source, { taggedPdf: true, locale: 'de-CH' });
      const { catalog } = await PDFDocument.load(pdf);
      return catalog.toString().match(/\/Lang [(<]([^)>]*)/)?.[1];
    };
    expect(await langOf('<p>x</p>')).toBe('de-CH');
    expect(await langOf('<!doctype html><html lang="fr"><body><p>x</p></body></html>')).toBe('fr');
  });
});

describe('tags and bookmarks', () => {
  test('are there when asked for, and not otherwise', async () => {
    const source = '<h1>One</h1><h2 style="break-before:page">Two</h2>';
    const outlineOf = async (options: object) =>
      (await getDocumentProxy(new Uint8Array((await print(engine, source, options)).pdf))).getOutline();
    expect(await outlineOf({})).toBeNull();
    const outline = await outlineOf({ outline: true });
    expect(outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)])).toEqual([['One', ['Two']]]);
    const tagged = (await print(engine, source, { taggedPdf: true })).pdf;
    expect(Buffer.from(tagged).includes('/StructTreeRoot')).toBe(true);
    expect(Buffer.from((await print(engine, source)).pdf).includes('/StructTreeRoot')).toBe(false);
  });
});

describe('data in a document', () => {
  test('that ends a script, breaks lines in it or is no text prints as text', async () => {
    const nasty = '5 < 6 </script><b>x</b> \u2028\u2029 \ud83d| \u0000| ]]> <!-- ${"a"} {{ b }} \\u003c';
    const { text, pages, warnings } = await print(engine, '<title>${input.text}</title><p title=input.text>${input.text}</p>', {
      inputs: [{ text: nasty }],
    });
    expect(pages).toHaveLength(1);
    expect(text).toMatch(/5 < 6 <\/script><b>x<\/b> .*\| .*\| \]\]> <!-- \$\{"a"\} \{\{ b \}\} \\u003c/);
    expect(text).not.toMatch(/[\ud800-\udfff\0]/);
    expect(codesOf(warnings)).toEqual([]);
  });

  test('that is markup stays text, in all places', async () => {
    const nasty = '"><img src=x onerror=alert(1)>\'A & B';
    const { text, warnings } = await print(
      engine,
      '<p class=input.text>${input.text}</p><style>p::after { content: attr(class) }</style>',
      { inputs: [{ text: nasty }] },
    );
    expect(text).toContain("<img src=x onerror=alert(1)>'A & B");
    expect(warnings).toEqual([]);
  });

  test('of a link leads out only where a reader may go', async () => {
    const links = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(2)',
      'java\nscript:alert(3)',
      'file:///etc/passwd',
      'data:text/html,x',
      'vbscript:x',
      'chrome://settings',
      'relative/path',
      '//host/x',
      'blob:x',
      'https://example.org/?q=ü',
      'mailto:a@example.org',
      'tel:+41',
    ];
    const { pdf, pages, text } = await print(
      engine,
      '<for|link| of=input.links><p><a href=link>link</a></p></for><svg width="90" height="30"><a href=input.links[0]><text y="20">svg</text></a></svg>',
      { inputs: [{ links }] },
    );
    expect(pages.flatMap((page) => page.links)).toEqual(['https://example.org/?q=%C3%BC', 'mailto:a@example.org', 'tel:+41']);
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/javascript:|file:|asset\.invalid|vbscript/i);
    expect(text.match(/link/g)).toHaveLength(links.length);
  });

  test('of a link to a place in the document stays one', async () => {
    const { pdf } = await print(engine, '<a href="#notes">notes</a><h2 id="notes" style="break-before:page">Notes</h2>');
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const [link] = (await (await document.getPage(1)).getAnnotations()) as { dest?: string; url?: string }[];
    expect(link?.url).toBeUndefined();
    expect(await document.getPageIndex((await document.getDestination(link!.dest!))![0] as never)).toBe(1);
  });
});

describe('what a document shows is loaded before it is printed', () => {
  const red = svg('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text y="20" font-size="20">SHOWN</text></svg>');
  const slow = { content: red.content, contentType: red.contentType };
  test.each([
    ['an image', '<img src="x.svg">'],
    ['a lazy image', '<div style="height:5000px"></div><img src="x.svg" loading="lazy">'],
    ['a background', '<div style="background:url(x.svg);width:60px;height:40px;print-color-adjust:exact"></div>'],
    [
      'a background for print alone',
      '<style>@media print { .b { background: url("x.svg"); width: 60px; height: 40px } }</style><div class="b"></div>',
    ],
    ['an image in the margin', '<style>@page { margin: 30mm; @top-left { content: url(x.svg) } }</style><p>x</p>'],
    ['an image of a style sheet', '<link rel="stylesheet" href="x.css"><p class="b">x</p>'],
    ['a mark of a list', '<ul style="list-style-image:url(x.svg);margin:60px 200px"><li>x</li></ul>'],
  ])('%s', async (_, source) => {
    const css = { content: Buffer.from('.b { background: url(x.svg); width: 60px; height: 40px }'), contentType: 'text/css' };
    const { engine: own } = engine;
    const files: Record<string, typeof slow> = { 'x.svg': slow, 'x.css': css };
    const { pdfPages } = await import('../templates/pdf-pages.ts');
    const { jobOf } = await import('./test-engine.ts');
    const report = await own.render({
      ...jobOf(source),
      loadFile: (path) => new Promise((resolve) => setTimeout(() => resolve(files[path] ?? null), 100)),
    });
    expect(report.warnings).toEqual([]);
    expect((await pdfPages(report.pdf)).map(({ text }) => text).join(' ')).toContain('SHOWN');
  });
});

describe('limits', () => {
  test('of pages name themselves', async () => {
    const small = await createTestEngine({ pageLimit: 3 });
    try {
      const source = '<for|n| to=(input.n - 1)><p style="break-after:page">${n}</p></for>';
      expect((await print(small, source, { inputs: [{ n: 2 }] })).pageCount).toBeLessThanOrEqual(3);
      for (const inputs of [[{ n: 5 }], [{ n: 2 }, { n: 2 }]]) {
        const failure = await failureOf(small, source, { inputs });
        expect(failure.code).toBe('PAGE_LIMIT');
        expect(failure.message).toMatch(/3 pages.*REPORTREE_PAGE_LIMIT/);
      }
    } finally {
      await small.close();
    }
  });

  test('of the size of the PDF name themselves', async () => {
    const small = await createTestEngine({ pdfSizeLimitBytes: 2 * MiB });
    try {
      const bmp = () => {
        const pixels = randomBytes(1000 * 500 * 3); // nothing makes it smaller
        const head = Buffer.alloc(54);
        head.write('BM');
        head.writeUInt32LE(54 + pixels.length, 2);
        head.writeUInt32LE(54, 10);
        head.writeUInt32LE(40, 14);
        head.writeInt32LE(1000, 18);
        head.writeInt32LE(500, 22);
        head.writeUInt16LE(1, 26);
        head.writeUInt16LE(24, 28);
        return { content: Buffer.concat([head, pixels]), contentType: 'image/bmp' };
      };
      const files = Object.fromEntries([1, 2, 3].map((n) => [`${n}.bmp`, bmp()]));
      const failure = await failureOf(small, '<for|n| from=1 to=3><img src=`${n}.bmp`></for>', { files });
      expect(failure.code).toBe('SIZE_LIMIT');
      expect(failure.message).toMatch(/2 MiB are allowed.*REPORTREE_PDF_SIZE_LIMIT/);
    } finally {
      await small.close();
    }
  });

  test('of time end a picture that keeps Chromium busy, and nobody else waits for it', async () => {
    const impatient = await createTestEngine({ timeLimitMs: 2_500 });
    try {
      let nested = '<g id="a0"><rect width="1" height="1"/></g>';
      for (let k = 1; k <= 25; k++) nested += `<g id="a${k}"><use href="#a${k - 1}"/><use href="#a${k - 1}" x="1"/></g>`;
      const bomb = svg(`<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><defs>${nested}</defs><use href="#a25"/></svg>`);
      const failing = failureOf(impatient, '<img src="bomb.svg">', { files: { 'bomb.svg': bomb } });
      const others = await Promise.all([1, 2, 3].map((n) => print(impatient, `<p>other ${n}</p>`)));
      expect(others.map(({ text }) => text)).toEqual(['other 1', 'other 2', 'other 3']);
      const failure = await failing;
      expect(failure.code).toBe('TIME_LIMIT');
      expect(failure.message).toContain('REPORTREE_PRINT_TIME_LIMIT');
      expect((await print(impatient, '<p>after</p>')).text).toBe('after');
    } finally {
      await impatient.close();
    }
  });
});

describe('characters that no font has', () => {
  test('are named', async () => {
    const { warnings } = await print(engine, '<p>Ω µ ½ – „x“ € é ok</p><p>\u{1F9FF}\u{10A60}\u0378</p>');
    expect(codesOf(warnings)).toEqual(['GLYPH_MISSING']);
    expect(warnings[0]!.message).toContain('\u{10A60}');
    expect(warnings[0]!.message).not.toMatch(/[Ωµ½„€é]/);
  });

  test('are named again in the next print, and by their number as well', async () => {
    for (const text of ['\u{10A60}', '&#x10A60;', '&#68192;']) {
      expect(codesOf((await print(engine, `<p>${text}</p>`, { name: 'plain.html' })).warnings)).toEqual(['GLYPH_MISSING']);
    }
  });

  test('do not count in the title alone', async () => {
    expect((await print(engine, '<title>\u{10A60}</title><p>x</p>')).warnings).toEqual([]);
  });
});

test('a photo is turned as its EXIF says', async () => {
  const photo = Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACQf/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCdEMKmAjjB0f/Z',
    'base64',
  );
  const file = { content: photo, contentType: 'image/jpeg' };
  // 16 x 8 as stored, on its side: 100 px wide it must be 200 px high, and 40 mm high where nothing but the picture fills the page.
  const { pages, pageCount } = await print(
    engine,
    '<style>@page { size: 100px 200px; margin: 0 } body { margin: 0 }</style><for|src| of=[asset("x.jpg"), image(input.part)]><img style="display:block;width:100px" src=src></for>',
    { inputs: [{ part: { image: 'part_images/x.jpg' } }], files: { 'assets/x.jpg': file, 'part_images/x.jpg': file } },
  );
  expect([Math.round(pages[0]!.width), Math.round(pages[0]!.height)]).toEqual([75, 150]);
  expect(pageCount).toBe(2);
});

test.each([8, 9, 17, 65, 130])('counts %i pages, whatever tree Chromium makes of them', async (count) => {
  const { pages, pageCount } = await print(engine, `<for|n| from=1 to=${count}><p style=(n > 1 && "break-before: page")>\${n}</p></for>`);
  expect(pages).toHaveLength(count);
  expect(pageCount).toBe(count);
});
