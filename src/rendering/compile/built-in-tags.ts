import { markupTags } from '../helpers/tag-names.ts';

/** Tags that every template has, in Marko. (At the top level `$!{…}` would not be text.) */
export const builtInTags: Record<string, string> = {
  ...Object.fromEntries(markupTags.map((name) => [name, `<if=true>$!{$reportreeTags["${name}"](input)}</if>`])),
  'internal-link':
    '<const/href=internalLink(input.path)><${href && "a"} href=href class=(href && input.class)>${input.text}<${input.content}/></>',
};
