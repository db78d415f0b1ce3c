import { describe, expect, test } from 'vitest';
import { mentionsAsset, mentionsSnippet } from '../../src/library/mentions.ts';

const marko = (text: string) => ({ path: 'report/report/x.marko', text });
const django = (text: string) => ({ path: 'report/report/x.html', text });

describe('a snippet', () => {
  test.each([
    '<row/>',
    '<row item=x>y</row>',
    '<div><row|a|>${a}</row></div>',
    'row item=x',
    'div\n  row.big',
    '<for|x| of=y><row .../></for>'.replace('...', 'a=x'),
    'import Row from "<row>"\n<Row/>',
  ])('is used by Marko: %j', (text) => expect(mentionsSnippet(marko(text), 'row.marko')).toBe(true));
  test.each([
    '<p>row</p>',
    '<row-wide/>',
    '<p>\nrow one\n</p>',
    '<style>.row{}</style>',
    '<!-- <row/> -->',
    '<a href="row"/>',
    '{% include "snippets/row.marko" %}',
  ])('is not used by Marko: %j', (text) => expect(mentionsSnippet(marko(text), 'row.marko')).toBe(false));
  test('is used by an include of its own language alone', () => {
    expect(mentionsSnippet(django("{% include 'snippets/row.html' with a=1 %}"), 'row.html')).toBe(true);
    expect(mentionsSnippet(django('<row/>'), 'row.marko')).toBe(false);
    expect(mentionsSnippet(marko('<row/>'), 'row.html')).toBe(false);
  });
  test('is seen in a source that is broken later on', () => expect(mentionsSnippet(marko('<row/><div'), 'row.marko')).toBe(true));
});

describe('an asset', () => {
  test.each(['<img src="logo.png">', '${asset("logo.png")}', "{% asset 'logo.png' %}", 'url(assets/logo.png)', 'logo.png'])(
    'is used: %j',
    (text) => expect(mentionsAsset(marko(text), 'logo.png')).toBe(true),
  );
  test.each(['xlogo.png', 'logo.png2', 'my-logo.png', 'logo.jpg', ''])('is not used: %j', (text) =>
    expect(mentionsAsset(marko(text), 'logo.png')).toBe(false),
  );
  test('is used in any spelling of its name', () => {
    expect(mentionsAsset(marko('<img src="Pru\u0308f.png">'), 'Pr\u00fcf.png')).toBe(true);
    expect(mentionsAsset(marko('<img src="Pr%C3%BCf.png">'), 'Pr\u00fcf.png')).toBe(true);
  });
});
