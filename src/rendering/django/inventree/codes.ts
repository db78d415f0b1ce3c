import { addressOf, codeSvg, drawCode, drawDataMatrix, qrModules } from '../../helpers/barcodes.ts';
import { escapeHtml } from '../../helpers/markup.ts';
import {
  isText,
  PyError,
  SafeString,
  str,
  toFloat,
  toIndex,
  truthy,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../values/index.ts';
import { readColor, readHexColor } from './colors.ts';
import { CODE_CLASSES, type LinearCode } from './linear-codes.ts';
import { modulePicture } from './module-picture.ts';
import { REQUIRED, tag, validationError } from './tag.ts';

const QR_OPTIONS = ['version', 'error_correction', 'box_size', 'border', 'mask_pattern', 'optimize', 'format', 'fill_color', 'back_color'];
/** Millimetres of a bar code's picture, or what its options may be. */
const LARGEST_MEASURE = 2000;
const MM_PER_INCH = 25.4;
const MM_PER_POINT = MM_PER_INCH / 72;

/** Tags of `{% load barcode %}`. */
export const codeTags = {
  qrcode: tag(
    { data: REQUIRED },
    ({ data }, _state, { keywords }) => qrPicture(codeText('qrcode', data), optionsOf('qrcode', keywords, QR_OPTIONS)),
    {
      takesKeywords: true,
    },
  ),

  datamatrix: tag({ data: REQUIRED }, ({ data }, _state, { keywords }) => dataMatrixPicture(codeText('datamatrix', data), keywords), {
    takesKeywords: true,
  }),

  barcode: tag(
    { data: REQUIRED, barcode_class: 'code128' },
    ({ data, barcode_class }, _state, { keywords }) => {
      const kind = Object.hasOwn(CODE_CLASSES, str(barcode_class).toLowerCase())
        ? CODE_CLASSES[str(barcode_class).toLowerCase()]
        : undefined;
      if (!kind)
        throw new PyError(
          'BarcodeNotFoundError',
          `The barcode '${str(barcode_class)}' is not known; there are ${Object.keys(CODE_CLASSES).join(', ')}.`,
        );
      return barPicture(kind.read(zeroFilled(codeText('barcode', data), kind.digits)), keywords);
    },
    { takesKeywords: true },
  ),

  clean_barcode: tag({ data: REQUIRED }, ({ data }) => {
    if (!isText(data)) throw typeError(`argument cannot be of '${typeName(data)}' type, must be of text type`);
    const text = str(data);
    // A tag, or what would read as one once its entities are resolved.
    if (/<[a-z/!?]|&(?:lt|gt|amp);/i.test(text)) throw validationError('Remove HTML tags from this value');
    return new SafeString(text.replaceAll('`', ''));
  }),
};

type Keywords = ReadonlyMap<string, Value>;

function codeText(name: string, data: Value): string {
  const text = data === null ? '' : str(data).trim();
  if (text === '') throw valueError(`No data provided to '${name}' template tag`);
  return text.toWellFormed();
}

/** Zeros between the sign, if there is one, and the digits. */
function zeroFilled(text: string, digits: number): string {
  const sign = /^[+-]?/.exec(text)![0];
  return sign + text.slice(sign.length).padStart(digits - sign.length, '0');
}

function optionsOf(name: string, keywords: Keywords, known: readonly string[]): Keywords {
  for (const keyword of keywords.keys())
    if (!known.includes(keyword))
      throw typeError(`${name}() got an unexpected keyword argument '${keyword}'; it takes ${known.join(', ')}`);
  return keywords;
}

/** `format` is looked at for what no picture has; the picture is a PNG whatever is asked for. */
function qrPicture(text: string, options: Keywords): string {
  const level = str(options.get('error_correction') ?? 'M');
  if (level !== 'L' && level !== 'M' && level !== 'Q' && level !== 'H') throw new PyError('KeyError', `'${level}'`);
  const modules = encoded(() =>
    qrModules('qrcode', text, {
      level,
      version: whole('qrcode', 'version', options.get('version'), undefined, 1, 40),
      mask: whole('qrcode', 'mask_pattern', options.get('mask_pattern'), undefined, 0, 7),
    }),
  );
  return modulePicture('qrcode', modules, {
    scale: whole('qrcode', 'box_size', options.get('box_size'), 20, 1, 1000)!,
    border: whole('qrcode', 'border', options.get('border'), 1, 0, 1000)!,
    dark: readColor('qrcode', options.get('fill_color') ?? 'black'),
    light: readColor('qrcode', options.get('back_color') ?? 'white'),
  });
}

function dataMatrixPicture(text: string, options: Keywords): string {
  const scale = whole('datamatrix', 'scale', options.get('scale'), 1, 1, 1000)!;
  const border = whole('datamatrix', 'border', options.get('border'), 1, 0, 100)!;
  const drawing = encoded(() => drawDataMatrix('datamatrix', text, truthy(options.get('rectangular') ?? false)));
  const width = (drawing.width / drawing.module + 2 * border) * scale;
  return addressOf(
    codeSvg('datamatrix', drawing, `${width}px`, {
      border,
      color: readHexColor('datamatrix', options.get('fill_color') ?? 'black'),
      background: readHexColor('datamatrix', options.get('back_color') ?? 'white'),
    }),
  );
}

/** As python-barcode lays it out, in millimetres; the picture is as large as its pixels were there. */
function barPicture({ encoder, text, options = {}, shown }: LinearCode, given: Keywords): string {
  const measure = (name: string, otherwise: number, least = 0): number => {
    const value = given.get(name) ?? null;
    const number = value === null ? otherwise : toFloat(value);
    if (number >= least && number <= LARGEST_MEASURE) return number;
    throw valueError(`barcode: ${name} is a number from ${least} to ${LARGEST_MEASURE}, not ${str(value)}`);
  };
  const drawing = encoded(() => drawCode('barcode', encoder, text, { text, height: 10, includetext: false, ...options }, 'barcode', 2));
  const bars = (drawing.width / drawing.module) * measure('module_width', 0.2, 0.01);
  const [quiet, barHeight] = [measure('quiet_zone', 6.5), measure('module_height', 15, 0.1)];
  const [top, bottom] = [measure('margin_top', 1), measure('margin_bottom', 1)];
  const fontSize = measure('font_size', 10) * MM_PER_POINT;
  const label =
    truthy(given.get('write_text') ?? true) && fontSize > 0 ? str(truthy(given.get('text') ?? '') ? given.get('text')! : shown) : '';
  const below = label ? measure('text_distance', 5) : 0;
  const [width, height] = [bars + 2 * quiet, top + barHeight + bottom + (label ? below + fontSize / 2 : 0)];
  const pixels = measure('dpi', 300, 1) / MM_PER_INCH;
  const [front, back] = ['foreground', 'background'].map((name, index) =>
    readHexColor('barcode', given.get(name) ?? (index ? 'white' : 'black')),
  );
  const isCentred = truthy(given.get('center_text') ?? true);
  // The descenders stand on the line that the distance leads to.
  const baseline = top + barHeight + below - fontSize * 0.22;
  const written = `<text x="${isCentred ? width / 2 : quiet}" y="${baseline}" font-size="${fontSize}" font-family="'DejaVu Sans Mono',monospace"${isCentred ? ' text-anchor="middle"' : ''} fill="${front}">${escapeHtml(label)}</text>`;
  return addressOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * pixels}" height="${height * pixels}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${back}"/><svg x="${quiet}" y="${top}" width="${bars}" height="${barHeight}" viewBox="0 0 ${drawing.width} ${drawing.height}" preserveAspectRatio="none" shape-rendering="crispEdges">${drawing.content.replaceAll('"CODE"', `"${front}"`)}</svg>${label ? written : ''}</svg>`,
  );
}

/** What an encoder says of a value that it cannot hold. */
function encoded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? valueError(error.message) : error;
  }
}

function whole(
  where: string,
  name: string,
  value: Value | undefined,
  otherwise: number | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined || value === null) return otherwise;
  const number = toIndex(value);
  if (number >= least && number <= most) return number;
  throw valueError(`${where}: ${name} is a whole number from ${least} to ${most}, not ${number}`);
}
