import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentTypeOf } from '../../src/library/content-type.ts';
import { cleanFileName, extensionOf, fitFileName, stemOf } from '../../src/library/file-name.ts';

describe('the name of an uploaded file', () => {
  test.each([
    ['my report (2).html', 'my_report_2.html'],
    ['../../evil.html', 'evil.html'],
    ['C:\\temp\\evil.html', 'evil.html'],
    ['/etc/passwd', 'passwd'],
    ['na\u0000me\n.css', 'name.css'],
    ['Größe – 部品.PNG', 'Größe__部品.PNG'],
    ['Pru\u0308f.png', 'Pr\u00fcf.png'],
    ['  x.svg  ', 'x.svg'],
    ['हिन्दी.png', 'हिन्दी.png'],
    ['..', ''],
    ['.', ''],
    ['a/..', ''],
    ['???', ''],
    ['', ''],
  ])('%j becomes %j', (name, clean) => expect(cleanFileName(name)).toBe(clean));

  test('is harmless, clean once and for all, and the same for all spellings, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }),
          fc.array(fc.constantFrom('.', '/', '\\', ' ', 'a', '\u0308')).map((letters) => letters.join('')),
        ),
        (name) => {
          const clean = cleanFileName(name);
          expect(clean).toMatch(/^[\p{L}\p{N}\p{M}\-_.]*$/u);
          expect(['.', '..']).not.toContain(clean);
          expect(cleanFileName(clean)).toBe(clean);
          expect(clean.normalize('NFC')).toBe(clean);
          expect(cleanFileName(name.normalize('NFC'))).toBe(clean);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('has an ending, or none', () => {
    expect(['a.html', 'a.tar.gz', 'a', '.html', 'a.'].map(extensionOf)).toEqual(['html', 'gz', '', '', '']);
    expect(['a.html', 'a.tar.gz', 'a', '.html'].map(stemOf)).toEqual(['a', 'a.tar', 'a', '.html']);
    expect(contentTypeOf('x.PNG')).toBe('image/png');
    expect(contentTypeOf('x.exe')).toBe('application/octet-stream');
  });

  test('that is too long loses the end of its stem and gets seven random characters', () => {
    expect(fitFileName('short.html', 20)).toBe('short.html');
    expect(fitFileName(`${'x'.repeat(50)}.html`, 30)).toMatch(/^x{17}_[A-Za-z0-9]{7}\.html$/);
    expect(fitFileName(`${'部'.repeat(50)}.html`, 30)).toMatch(/^部{17}_[A-Za-z0-9]{7}\.html$/);
    expect(fitFileName(`a.${'x'.repeat(50)}`, 30)).toBeUndefined();
  });
});
