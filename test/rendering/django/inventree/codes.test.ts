import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../../../src/rendering/helpers/codes-runtime.ts';
import '../../../../src/rendering/helpers/png-runtime.ts';
import { REPORT_LIBRARIES } from '../../../../src/rendering/django/report-libraries.ts';
import { prepareScanner, scanCodes } from '../../scan-codes.ts';
import { createTestEngine, print, type TestEngine } from '../../test-engine.ts';
import { failureOf, render } from '../render-django.ts';

const printed = (body: string, data: Record<string, unknown> = {}): string => render(`{% load barcode %}${body}`, data, REPORT_LIBRARIES);
const failed = (body: string): string =>
  failureOf(`{% load barcode %}${body}`, { none: null }, REPORT_LIBRARIES).replace(/ at main:.*$/, '');

/** The picture of a PNG address. */
function pictureOf(address: string) {
  expect(address).toMatch(/^data:image\/png;charset=utf-8;base64,[\w+/]+=*$/);
  return decode(Buffer.from(address.replace(/^.*,/, ''), 'base64'));
}

describe('on paper', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    await prepareScanner();
    engine = await createTestEngine();
  });
  afterAll(() => engine.close());

  async function scanned(bodies: string[]): Promise<Record<string, string[]>> {
    const images = bodies.map((body) => `<div><img height="${body.startsWith('barcode') ? 150 : 70}" src="{% ${body} %}"></div>`).join('');
    const content = `{% load barcode %}<style>div { display: inline-block; margin: 3mm }</style>${images}`;
    const { pdf, warnings } = await print(engine, content, { name: 'report.html' });
    expect(warnings).toEqual([]);
    return scanCodes(pdf);
  }

  test('a scanner reads every kind of code', async () => {
    expect(
      await scanned([
        'qrcode "INV-PA7"',
        'qrcode "日本" version=5 error_correction="H" border=4 fill_color="navy" back_color="#ffe"',
        'datamatrix "INV-SI3"',
        'datamatrix "wide" scale=4 border=2 fill_color="#123"',
        'barcode "PO-0005"',
        'barcode "ab12" "code39" write_text=False',
        'barcode 590123412345 "ean13"',
        'barcode 9638507 barcode_class="ean8"',
        'barcode "1234567" "itf" module_width=0.4 module_height=20',
      ]),
    ).toEqual({
      QRCode: ['INV-PA7', '日本'],
      DataMatrix: ['INV-SI3', 'wide'],
      Code128: ['PO-0005'],
      Code39: ['AB12O'],
      EAN13: ['5901234123457'],
      EAN8: ['96385074'],
      ITF: ['01234567'],
    });
  });

  test('and those that are others in another dress', async () => {
    expect(
      await scanned([
        'barcode 3600029145 "upca"',
        'barcode "978-316148410" "isbn13"',
        'barcode "0-306-40615" "isbn10"',
        'barcode "0317-847" "issn"',
        'barcode "490123456789" "jan"',
        'barcode "0109501101530003" "gs1_128"',
        'barcode "A123B" "codabar"',
        'barcode 123456 "pzn" quiet_zone=10',
      ]),
    ).toEqual({
      // A UPC-A is an EAN-13 that begins with a zero.
      EAN13: ['0036000291452', '4901234567894', '9770317847001', '9780306406157', '9783161484100'],
      Code128: ['(01)09501101530003'],
      Codabar: ['A123B'],
      Code39: ['-1234562'],
    });
  });
});

describe('pictures', () => {
  test('of a QR code are as large as is asked for', () => {
    expect(pictureOf(printed('{% qrcode "INV-PA7" %}'))).toMatchObject({ width: 460, height: 460, depth: 1 });
    expect(pictureOf(printed('{% qrcode "x" version=2 box_size=3 border=0 %}'))).toMatchObject({ width: 75, height: 75 });
  });

  test('of a QR code have the colours that are asked for', () => {
    expect(pictureOf(printed('{% qrcode "x" fill_color="red" back_color="#0000ff80" %}')).palette).toEqual([
      [0, 0, 255, 128],
      [255, 0, 0, 255],
    ]);
  });

  test('of a QR code are small: 10 KB would make a list of 400 slow', () => {
    expect(printed('{% qrcode "INV-PA7" %}').length).toBeLessThan(4000);
  });

  const svgOf = (body: string): string =>
    decodeURIComponent(printed(`{% autoescape off %}${body}{% endautoescape %}`).replace(/^[^,]*,/, ''));

  test('of a bar code are laid out in millimetres, at 300 dots an inch', () => {
    // 6.5 mm on both sides of 90 modules: a start, two pairs of digits, a switch, two letters, a check, a stop of 13.
    const svg = svgOf('{% barcode "12345x" module_width=0.2 %}');
    expect(svg).toMatch(/width="366\.1\d*" height="280\.6\d*" viewBox="0 0 31 23\.76\d*"/);
    expect(svg).toContain('>12345x</text>');
    expect(svgOf('{% barcode 5 "ean13" %}')).toContain('>0000000000055</text>');
    expect(svgOf('{% barcode 5 text="<b>" %}')).toContain('>&#60;b&#62;</text>');
    expect(svgOf('{% barcode 5 write_text=False font_path="x" %}')).not.toContain('<text');
    expect(svgOf('{% datamatrix "x" scale=5 border=0 %}')).toContain('width="50px"');
  });
});

describe('what cannot be', () => {
  test.each([
    ['{% qrcode "" %}', "ValueError: No data provided to 'qrcode' template tag"],
    ['{% qrcode none %}', "ValueError: No data provided to 'qrcode' template tag"],
    ['{% datamatrix nothing %}', "ValueError: No data provided to 'datamatrix' template tag"],
    ['{% barcode "" %}', "ValueError: No data provided to 'barcode' template tag"],
    ['{% qrcode "x" error_correction="Z" %}', "KeyError: 'Z'"],
    ['{% qrcode "x" box_size=0 %}', 'ValueError: qrcode: box_size is a whole number from 1 to 1000, not 0'],
    ['{% qrcode "x" box_size=10000 %}', 'ValueError: qrcode: box_size is a whole number from 1 to 1000, not 10000'],
    ['{% qrcode "x" box_size=1000 %}', 'ValueError: qrcode: the picture would have 23000 by 23000 pixels; 8000 a side are allowed.'],
    ['{% qrcode "x" size=5 %}', /^TypeError: qrcode\(\) got an unexpected keyword argument 'size'; it takes version, /],
    ['{% qrcode "x" fill_color="url(x)" %}', "ValueError: qrcode: unknown color specifier: 'url(x)'"],
    [
      '{% qrcode "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" version=1 %}',
      'ValueError: qrcode: a QR code of version 1 cannot hold this value of 32 bytes.',
    ],
    ['{% barcode "x" "constructor" %}', /^BarcodeNotFoundError: The barcode 'constructor' is not known; there are codabar, code128,/],
    ['{% barcode "ü" %}', /^ValueError: code128 holds ASCII characters; "ü" is none/],
    ['{% barcode "12x" "ean13" %}', /^ValueError: ean13: "00000000012x" is not 12 digits/],
    ['{% barcode "123456789012" "jan" %}', /^ValueError: jan: 123456789012 begins with a country/],
    ['{% barcode "x" module_height=1000000000 %}', 'ValueError: barcode: module_height is a number from 0.1 to 2000, not 1000000000'],
    ['{% barcode "x" foreground="none" %}', "ValueError: barcode: unknown color specifier: 'none'"],
    ['{% clean_barcode "<b>x</b>" %}', 'ValidationError: Remove HTML tags from this value'],
    ['{% clean_barcode "a &lt; b" %}', 'ValidationError: Remove HTML tags from this value'],
    ['{% clean_barcode 5 %}', "TypeError: argument cannot be of 'int' type, must be of text type"],
  ])('%s', (body, wanted) => expect(failed(body)).toMatch(wanted));

  test('is taken out of what is cleaned', () => {
    expect(printed('{% clean_barcode text %}', { text: "a`b & 'c' < d" })).toBe("ab & 'c' < d");
  });
});
