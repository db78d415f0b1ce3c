import { escapeHtml } from '../escape.ts';
import { HtmlReader } from '../filters/read-html.ts';
import { unescapeHtml } from '../filters/unescape-html.ts';

export interface Whitelist {
  tags: ReadonlySet<string>;
  /** Of any tag, or by the tags that they are listed for. */
  attributes: readonly string[] | Readonly<Record<string, readonly string[]>>;
  protocols: readonly string[];
  /** Tags that are not listed go without a trace; otherwise they are shown as text. */
  strips: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const BLOCKS_BECOME_LINES = words(
  'address article aside blockquote details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section table ul',
);
const END_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section table ul',
);
const VOID_TAGS = words('area base br col embed hr img input link meta param source track wbr');
/** They go on behind a block that ends before they do. */
const FORMATTING = words('a abbr b big code em font i nobr s small strike strong tt u');
const WITH_ADDRESS = words('href src action background cite longdesc poster data dynsrc lowsrc datasrc ping xlink:href xml:base');
/** Which open elements a start tag ends, and the ones that it may not look beyond. */
const ENDED_BY: Readonly<Record<string, { ends: readonly string[]; within: readonly string[] }>> = {
  li: { ends: ['li'], within: ['ul', 'ol'] },
  td: { ends: ['td', 'th'], within: ['table'] },
  th: { ends: ['td', 'th'], within: ['table'] },
  tr: { ends: ['tr'], within: ['table'] },
  tbody: { ends: ['thead', 'tbody'], within: ['table'] },
};
const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g;

/** Markup with nothing but what is listed, as the library bleach leaves it: every tag closed, addresses of known protocols. */
export function sanitize(html: string, whitelist: Whitelist): string {
  const writer = new Sanitizer(whitelist);
  const reader = new HtmlReader(writer, false);
  reader.read(reader.read(html, false), true);
  return writer.end();
}

class Sanitizer {
  readonly #whitelist: Whitelist;
  #output = '';
  #hasBegun = false;
  readonly #open: { name: string; tag: string }[] = [];
  /** Formatting that was ended with a block, and begins again with the next text. */
  readonly #pending: { name: string; tag: string }[] = [];

  constructor(whitelist: Whitelist) {
    this.#whitelist = whitelist;
  }

  text(text: string): void {
    this.#hasBegun = true;
    this.#reopen();
    this.#output += escapeText(text);
  }

  startTag(name: string, source: string): void {
    const { tags, strips } = this.#whitelist;
    if (!tags.has(name)) {
      if (!strips) this.text(escapeHtml(source));
      else if (this.#hasBegun && BLOCKS_BECOME_LINES.has(name)) this.text('\n');
      return;
    }
    this.#hasBegun = true;
    if (END_PARAGRAPH.has(name)) this.#close('p');
    else this.#reopen();
    const ended = ENDED_BY[name];
    if (ended) this.#closeWithin(ended.ends, ended.within);
    if (name === 'tr' && this.#open.at(-1)?.name === 'table' && tags.has('tbody')) this.#begin('tbody', '<tbody>');
    const tag = `<${name}${attributesOf(name, source, this.#whitelist)}>`;
    if (VOID_TAGS.has(name)) this.#output += tag;
    else this.#begin(name, tag);
  }

  endTag(name: string): void {
    const { tags, strips } = this.#whitelist;
    if (!tags.has(name)) {
      if (!strips) this.text(`</${name}>`);
      return;
    }
    this.#hasBegun = true;
    const pending = this.#pending.findLastIndex((element) => element.name === name);
    if (pending !== -1) this.#pending.splice(pending, 1);
    else if (this.#open.some((element) => element.name === name)) this.#close(name);
    // The end of a paragraph that was ended before is an empty one.
    else if (name === 'p') this.#output += '<p></p>';
  }

  end(): string {
    return (
      this.#output +
      this.#open
        .toReversed()
        .map(({ name }) => `</${name}>`)
        .join('')
    );
  }

  #begin(name: string, tag: string): void {
    this.#output += tag;
    this.#open.push({ name, tag });
  }

  #reopen(): void {
    for (const { name, tag } of this.#pending.splice(0)) this.#begin(name, tag);
  }

  #close(name: string): void {
    const place = this.#open.findLastIndex((element) => element.name === name);
    if (place === -1) return;
    const inner = this.#open.splice(place);
    this.#output += inner
      .toReversed()
      .map((element) => `</${element.name}>`)
      .join('');
    this.#pending.push(...inner.slice(1).filter((element) => FORMATTING.has(element.name)));
  }

  #closeWithin(ends: readonly string[], within: readonly string[]): void {
    const last = this.#open.findLast(({ name }) => ends.includes(name) || within.includes(name));
    if (last && ends.includes(last.name)) this.#close(last.name);
  }
}

/** References stay as they are. */
function escapeText(text: string): string {
  return text
    .replace(/&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attributesOf(tag: string, source: string, { attributes, protocols }: Whitelist): string {
  const allowed = isList(attributes) ? attributes : (attributes[tag] ?? []);
  const shown: string[] = [];
  const seen = new Set<string>();
  for (const [, given = '', value = ''] of source.slice(tag.length + 1, -1).matchAll(ATTRIBUTE)) {
    const name = given.toLowerCase();
    if (!allowed.includes(name) || seen.has(name)) continue;
    seen.add(name);
    const text = value.replace(/^(["'])(.*)\1$/s, '$2');
    if (!WITH_ADDRESS.has(name) || isSafeAddress(text, protocols)) shown.push(` ${name}=${inQuotes(escapeText(text))}`);
  }
  return shown.join('');
}

function isList(attributes: Whitelist['attributes']): attributes is readonly string[] {
  return Array.isArray(attributes);
}

function inQuotes(text: string): string {
  if (text.includes('"') && !text.includes("'")) return `'${text}'`;
  return `"${text.replaceAll('"', '&quot;')}"`;
}

/** An address on the same server, or one of the protocols listed. */
function isSafeAddress(value: string, protocols: readonly string[]): boolean {
  const address = unescapeHtml(value)
    .replace(/[`\0-\x20\x7f-\xa0\s]+/g, '')
    .replaceAll('\ufffd', '')
    .toLowerCase();
  const scheme = /^([a-z][a-z0-9.+-]*):/.exec(address)?.[1];
  if (scheme !== undefined) return protocols.includes(scheme) || (/^[^:]*:\d/.test(address) && protocols.includes('http'));
  if (address.startsWith('#') || address.startsWith('/')) return true;
  return !address.split(/[/?#]/)[0]!.includes(':');
}
