import { absoluteAddress } from '../../helpers/text.ts';
import { isText, SafeString, str, truthy, typeError, typeName, type Value } from '../values/index.ts';
import { REQUIRED, tag } from './tag.ts';

/** Tags that write markup. What they are given is not escaped: so it is on the server whose templates they serve. */
export const markupTags = {
  internal_link: tag({ link: REQUIRED, text: REQUIRED }, ({ link, text }) => {
    const address = isText(link) ? absoluteAddress(str(link)) : '';
    return address === '' ? str(text) : new SafeString(`<a href="${address}">${str(text)}</a>`);
  }),

  render_html_text: tag(
    { text: REQUIRED },
    ({ text }, _state, { keywords }) => {
      if (!isText(text)) throw typeError(`can only concatenate str (not "${typeName(text)}") to str`);
      const given = (name: string): Value => keywords.get(name) ?? null;
      const names = [truthy(given('bold')) ? 'strong' : '', truthy(given('italic')) ? 'em' : '', truthyText(given('heading'))].filter(
        Boolean,
      );
      const all = (open: string) => names.map((name) => `<${open}${name}>`).join('');
      // They close in the order in which they open, as there; browsers mend it.
      return new SafeString(all('') + str(text) + all('/'));
    },
    { takesKeywords: true },
  ),

  // There are no icon fonts here, so that no name is known: that prints nothing there as well.
  icon: tag({ name: REQUIRED }, () => '', { takesKeywords: true }),
  include_icon_fonts: tag({ ttf: false, woff: false }, () => ''),
};

function truthyText(value: Value): string {
  return truthy(value) ? str(value) : '';
}
