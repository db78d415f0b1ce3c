/** Tags that every template has: markup for what the helpers give as values. (At the top level `$!{…}` would not be text.) */
export const builtInTags: Record<string, string> = {
  qr: '<if=true>$!{qrSvg(input.value, input)}</if>',
  code128: '<if=true>$!{code128Svg(input.value, input)}</if>',
};
