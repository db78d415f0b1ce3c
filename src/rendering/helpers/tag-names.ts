/** Tags that every template has: markup for what the helpers give as values. tags.ts draws them. */
export const markupTags = [
  'qr',
  'code128',
  'data-matrix',
  'part-image',
  'company-image',
  'uploaded-image',
  'logo',
  'status',
  'markdown',
] as const;

export type MarkupTag = (typeof markupTags)[number];
