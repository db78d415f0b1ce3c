import { imageSize } from 'image-size';
import type { RenderFile } from '../engine.ts';

/** What becomes of a picture before it is shown. Sizes are pixels of CSS. */
export interface PictureShape {
  /** With one of the two the other follows; with both the picture is stretched. */
  width?: number;
  height?: number;
  /** Neither side is longer. */
  most?: number;
  /** Degrees, against the clock; what turns out of the frame is cut off. */
  rotate?: number;
}

const NAMES = ['width', 'height', 'most', 'rotate'] as const;

/** The shape that an address asks for; undefined: the picture's own. */
export function readShape(query: URLSearchParams): PictureShape | undefined {
  const given = NAMES.flatMap((name) => {
    const value = Number(query.get(name) ?? Number.NaN);
    return Number.isFinite(value) ? [[name, value] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** A picture in a shape: in the frame of an SVG, which takes no reading of pixels. What is no picture stays as it is. */
export function shapePicture(file: RenderFile, shape: PictureShape): RenderFile {
  const natural = sizeOf(file);
  if (!natural) return file;
  const { width, height } = frameOf(natural, shape);
  const turn = shape.rotate ? ` transform="rotate(${-shape.rotate} ${width / 2} ${height / 2})"` : '';
  const address = `data:${file.contentType};base64,${Buffer.from(file.content).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" preserveAspectRatio="none"${turn} href="${address}"/></svg>`;
  return { content: Buffer.from(svg), contentType: 'image/svg+xml' };
}

interface Size {
  width: number;
  height: number;
}

function sizeOf({ content }: RenderFile): Size | undefined {
  try {
    const { width, height } = imageSize(content);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

function frameOf(natural: Size, { width, height, most }: PictureShape): Size {
  const ratio = natural.width / natural.height;
  if (width && height) return { width, height };
  if (width) return { width, height: Math.max(1, Math.floor(width / ratio)) };
  if (height) return { width: Math.max(1, Math.floor(height * ratio)), height };
  const scale = Math.min(1, (most ?? Infinity) / Math.max(natural.width, natural.height));
  return { width: Math.max(1, Math.round(natural.width * scale)), height: Math.max(1, Math.round(natural.height * scale)) };
}
