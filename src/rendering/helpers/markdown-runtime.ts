// Loaded into a render page only where a template asks for it.
import MarkdownIt from 'markdown-it';

/** Links go out of the document; what runs or opens files never does. */
const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;
/** Pictures come from the server's own store, by the paths that it knows them by. */
const STORED_PICTURE = /^\/?(?:media\/)?((?:report\/)?assets\/|part_images\/|company_images\/)/i;

// Notes have line breaks where their author made them.
const parser = MarkdownIt({ html: false, breaks: true, linkify: false });
parser.validateLink = (address) => SAFE_LINK.test(address) || STORED_PICTURE.test(address);

const { link_open: openLink, image } = parser.renderer.rules;
parser.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index]!;
  // A stored file is no page that a reader of the document could open.
  if (!SAFE_LINK.test(String(token.attrGet('href')))) token.attrs = null;
  return openLink ? openLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
};
parser.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index]!;
  const address = String(token.attrGet('src'));
  if (!STORED_PICTURE.test(address)) return parser.utils.escapeHtml(token.content);
  token.attrSet('src', address.replace(STORED_PICTURE, '$1'));
  return image!(tokens, index, options, env, self);
};

Object.assign(globalThis, { $reportreeMarkdown: (text: string) => parser.render(text) });
