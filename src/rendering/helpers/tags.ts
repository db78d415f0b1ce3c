import { checkOptions } from './arguments.ts';
import {
  code128Options,
  code128Svg,
  dataMatrixOptions,
  dataMatrixSvg,
  qrOptions,
  qrSvg,
  type Code128Options,
  type DataMatrixOptions,
  type QrOptions,
} from './barcodes.ts';
import { markdown } from './markdown.ts';
import { companyImage, logo, partImage, pictureHtml, pictureMarkup, uploadedImage, type PictureMarkup } from './pictures.ts';
import { statusHtml, type StatusKind, type StatusOptions } from './status.ts';
import type { MarkupTag } from './tag-names.ts';

type Picture<Own> = Own & PictureMarkup;
type Coded<Options> = { value?: unknown } & Options;

/** The markup of each tag, from its attributes. Throws for an attribute that a tag does not have. */
export const tags: Record<MarkupTag, (input: object) => string> = {
  qr: tag('<qr>', ['value', ...qrOptions], (where, { value, ...options }: Coded<QrOptions>) => qrSvg(where, value, options)),
  code128: tag('<code128>', ['value', ...code128Options], (where, { value, ...options }: Coded<Code128Options>) =>
    code128Svg(where, value, options),
  ),
  'data-matrix': tag('<data-matrix>', ['value', ...dataMatrixOptions], (where, { value, ...options }: Coded<DataMatrixOptions>) =>
    dataMatrixSvg(where, value, options),
  ),
  'part-image': tag('<part-image>', ['part', ...pictureMarkup], (where, input: Picture<{ part?: { image?: string | null } | null }>) =>
    pictureHtml(where, partImage(input.part, { placeholder: input.placeholder }), input),
  ),
  'company-image': tag(
    '<company-image>',
    ['company', ...pictureMarkup],
    (where, input: Picture<{ company?: { image?: string | null } | null }>) =>
      pictureHtml(where, companyImage(input.company, { placeholder: input.placeholder }), input),
  ),
  'uploaded-image': tag('<uploaded-image>', ['path', ...pictureMarkup], (where, input: Picture<{ path?: string | null }>) =>
    pictureHtml(where, uploadedImage(input.path, { placeholder: input.placeholder }), input),
  ),
  logo: tag('<logo>', ['name', ...pictureMarkup.filter((name) => name !== 'placeholder')], (where, input: Picture<{ name?: string }>) =>
    pictureHtml(where, logo(input.name), input),
  ),
  status: tag(
    '<status>',
    ['kind', 'code', 'class'],
    (where, { kind, code, ...options }: { kind: StatusKind; code?: number | null } & StatusOptions) =>
      statusHtml(where, kind, code, options),
  ),
  markdown: tag('<markdown>', ['text'], (_where, { text }: { text?: string | null }) => markdown(text)),
};

/** `where` is the tag as error messages name it. */
function tag<Input extends object>(
  where: string,
  attributes: readonly string[],
  html: (where: string, input: Input) => string,
): (input: object) => string {
  return (input) => {
    checkOptions(where, input, attributes);
    return html(where, input as Input);
  };
}
