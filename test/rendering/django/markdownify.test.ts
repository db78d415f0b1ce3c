import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/rendering/django/markdown/render-markdown.ts';
import type { MarkdownifySettings } from '../../../src/rendering/django/values/index.ts';
import { print, stateOf } from './evaluate.ts';

const INVENTREE: MarkdownifySettings = {
  whitelistTags: 'a abbr b blockquote code em h1 h2 h3 h4 h5 hr i img li ol p pre s strong table thead tbody th tr td ul'.split(' '),
  whitelistAttributes: ['href', 'src', 'alt'],
};

function markdownify(text: string | number | null, settings: MarkdownifySettings = INVENTREE): string {
  const state = stateOf();
  return print(text, ['markdownify'], { ...state, settings: { ...state.settings, markdownify: { default: settings } } });
}

describe('what Markdown becomes', () => {
  test.each([
    [
      'paragraphs',
      'Plain *em* and **strong** `a < b`.\nSame.\n\nSecond.',
      '<p>Plain <em>em</em> and <strong>strong</strong> <code>a &lt; b</code>.\nSame.</p>\n<p>Second.</p>',
    ],
    ['headings', '# One #\nUnder\n=====', '<h1>One</h1>\n<h1>Under</h1>'],
    [
      'nested lists',
      '- a\n    - b\n        - c\n- d',
      '<ul>\n<li>a<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n<li>d</li>\n</ul>',
    ],
    ['a list that is loose', '* a\n\n    more\n\n* b', '<ul>\n<li>\n<p>a</p>\n<p>more</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>'],
    ['a line with a star is no list without a blank line', 'text\n* not a list', '<p>text\n* not a list</p>'],
    ['code', '    x = 1 & <2>\n\n```python\ny\n```', '<pre><code>x = 1 &amp; &lt;2&gt;\n</code></pre>\n<pre><code>y\n</code></pre>'],
    ['quotes', '> a\n> * b\n\nend', '<blockquote>\n<p>a\n* b</p>\n</blockquote>\n<p>end</p>'],
    [
      'tables',
      '| a | b |\n|---|:-:|\n| 1 | `x|y` |',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td><code>x|y</code></td>\n</tr>\n</tbody>\n</table>',
    ],
    [
      'links',
      '[a](/b "t") [r] <http://x.y> http://plain.x\n\n[r]: http://r.x "T"',
      '<p><a href="/b">a</a> <a href="http://r.x">r</a> <a href="http://x.y">http://x.y</a> http://plain.x</p>',
    ],
    ['pictures', '![i](p.png)', '<p><img alt="i" src="p.png"></p>'],
    ['escapes', '\\*a\\* a_b_c 5*3', '<p>*a* a_b_c 5*3</p>'],
    ['emphasis in emphasis', '***a** b*', '<p><em><strong>a</strong> b</em></p>'],
    ['abbreviations', 'The ABC.\n\n*[ABC]: Alpha', '<p>The <abbr>ABC</abbr>.</p>'],
    ['attributes', '# H {#id .c}\n\npara\n{: .d }', '<h1>H</h1>\n<p>para</p>'],
    [
      'markup that is left alone',
      '<table><tr><td>*x*</td></tr></table>\n\n*y*',
      '<table><tbody><tr><td>*x*</td></tr></tbody></table>\n\n<p><em>y</em></p>',
    ],
  ])('%s', (_, text, wanted) => expect(markdownify(text)).toBe(wanted));

  test('nothing of nothing, and no text is an error', () => {
    expect(markdownify(null)).toBe('');
    expect(markdownify('  \n')).toBe('');
    expect(() => markdownify(5)).toThrow("'int' object has no attribute 'strip'");
  });
});

describe('what is let through', () => {
  test.each([
    ['<script>alert(1)</script><b onclick="x">b</b>', 'alert(1)\n<p><b>b</b></p>'],
    ['[x](javascript:alert(1)) [y](JAVA&#115;cript:x)', '<p><a>x</a> <a>y</a></p>'],
    ['<a href="java\tscript:x">x</a> <a href=" data:text/html,x">y</a>', '<p><a>x</a> <a>y</a></p>'],
    ['<img src=x onerror=alert(1)>', '<p><img src="x"></p>'],
    ['a <b>unclosed\n\nb', '<p>a <b>unclosed</b></p><b>\n<p>b</p></b>'],
    ['<svg><a href="//h/x">z</a></svg>', '<a href="//h/x">z</a>'],
  ])('%s', (text, wanted) => expect(markdownify(text)).toContain(wanted));

  test('tags that are not listed can be shown instead', () =>
    expect(markdownify('<u>x</u>', { ...INVENTREE, strip: false })).toBe('<p>&lt;u&gt;x&lt;/u&gt;</p>'));

  test('without settings, what bleach lets through', () =>
    expect(markdownify('# H\n\n[a](http://b "t")', {})).toBe('H\n\n<a href="http://b" title="t">a</a>'));
});

test('texts that are made to be slow are refused, or read', () => {
  expect(() => markdownify('x'.repeat(1_000_001))).toThrow(/at most 1000000/);
  expect(renderMarkdown('> '.repeat(5000))).toContain('<blockquote>');
  expect(renderMarkdown(`${'['.repeat(2000)}x`)).toContain('x');
  expect(renderMarkdown('\u00021\u0003 \u0002s0\u0003')).toBe('<p>1 s0</p>');
});
