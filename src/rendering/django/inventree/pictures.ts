import { logo, mediaAddress, PLACEHOLDER_ADDRESS } from '../../helpers/pictures.ts';
import { PyError, str, truthy, typeError, type Value } from '../values/index.ts';
import { RecordValue } from '../records/record-value.ts';
import { wholeNumber } from './arguments.ts';
import { REQUIRED, tag, validationError } from './tag.ts';

/** Pixels. A picture is drawn in its frame, and no paper has more. */
const LONGEST_SIDE = 10_000;
/** Longest side of the smaller copies that InvenTree keeps of a picture, in pixels. */
const THUMBNAIL = 128;
const PREVIEW = 256;

const OPTIONS = {
  replace_missing: true,
  replacement_file: 'blank_image.png',
  validate: true,
  width: null,
  height: null,
  rotate: null,
  raise_error: false,
} as const;
type Options = Readonly<Partial<Record<keyof typeof OPTIONS, Value>>>;

/**
 * Tags for the addresses of files. They are those of the print's own store, not the files' content: whether a file exists shows
 * when the document is laid out, and one that does not is warned of.
 */
export const pictureTags = {
  asset: tag({ filename: REQUIRED, raise_error: false }, ({ filename, raise_error }) => {
    if (truthy(filename)) return mediaAddress(mediaPath(`report/assets/${relativePath(filename)}`), '');
    if (truthy(raise_error)) throw new PyError('ValueError', 'No asset file specified');
    return null;
  }),

  uploaded_image: tag({ filename: REQUIRED, ...OPTIONS }, ({ filename, ...options }) => pictureAddress(filename, options), {
    takesKeywords: true,
  }),

  part_image: recordImage('part_image', 'Part'),
  company_image: recordImage('company_image', 'Company'),

  encode_svg_image: tag({ filename: REQUIRED }, ({ filename }) => {
    const path = relativePath(filename);
    if (path === '') throw new PyError('FileNotFoundError', 'No image file specified');
    return mediaAddress(mediaPath(path), '');
  }),

  // InvenTree has a logo of its own where there is none; with no picture at all its alternative text would be printed.
  logo_image: tag({}, () => `${logo()}&placeholder`, { takesKeywords: true }),
};

function recordImage(name: string, kind: string) {
  const declared = tag(
    { [kind.toLowerCase()]: REQUIRED, preview: false, thumbnail: false },
    (args, _state, { keywords }) => {
      const record = args[kind.toLowerCase()]!;
      if (!(record instanceof RecordValue) || record.typeName !== kind) throw typeError(`${name} tag requires a ${kind} instance`);
      const most = truthy(args.preview!) ? PREVIEW : truthy(args.thumbnail!) ? THUMBNAIL : undefined;
      return pictureAddress(record.attribute('image') ?? null, Object.fromEntries(keywords), most);
    },
    { takesKeywords: true },
  );
  return { ...declared, reads: ['image'] };
}

function pictureAddress(filename: Value, options: Options, most?: number): string {
  const path = filename === null ? '' : relativePath(filename);
  const hasPlaceholder = truthy(options.replace_missing ?? OPTIONS.replace_missing);
  if (path === '' && !hasPlaceholder) throw new PyError('FileNotFoundError', `Image file not found: '${path}'`);
  const shape = {
    width: side('width', options.width),
    height: side('height', options.height),
    rotate: wholeNumber(options.rotate),
    most,
  };
  const asked = Object.entries(shape).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  if (path === '' && asked.length === 0) return PLACEHOLDER_ADDRESS;
  const query = [...(hasPlaceholder ? ['placeholder'] : []), ...(path === '' ? ['optional'] : []), ...asked].join('&');
  // Without a path there is no file: what is drawn in its place takes the shape.
  return path === '' ? `./?${query}` : mediaAddress(mediaPath(path), query);
}

/** A path as a template gives it, without slashes in front. */
function relativePath(value: Value): string {
  return str(value).replace(/^[/\\]+/, '');
}

/** Without `.` and `..`, which may not lead out of the media root. */
function mediaPath(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..' && names.pop() === undefined) throw validationError(`Invalid media file path: '${path}'`);
    if (name !== '..' && name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

function side(name: string, value: Value | undefined): number | undefined {
  const length = wholeNumber(value);
  if (length !== undefined && (length < 1 || length > LONGEST_SIDE))
    throw new PyError('ValueError', `${name} of a picture is from 1 to ${LONGEST_SIDE} pixels, not ${length}`);
  return length;
}
