import { extractImages, getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Matrix = [number, number, number, number, number, number];

export interface PdfPicture {
  /** On the page, in points. */
  width: number;
  height: number;
  /** How high on the page the pixels of a colour lie, on average; NaN: there are none. */
  meanHeightOf(colour: (pixel: number[]) => boolean): number;
}

/** The pictures on the first page, as they lie there. */
export async function picturesOf(pdf: Uint8Array): Promise<PdfPicture[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { OPS } = await getResolvedPDFJS();
  const operators = await (await document.getPage(1)).getOperatorList();
  const images = await extractImages(document, 1);
  const pictures: PdfPicture[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  for (const [index, operator] of operators.fnArray.entries()) {
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? [1, 0, 0, 1, 0, 0];
    else if (operator === OPS.transform) matrix = multiplied(matrix, operators.argsArray[index] as Matrix);
    else if (operator === OPS.paintImageXObject) {
      const image = images[pictures.length];
      if (image) pictures.push(picture(image, matrix));
    }
  }
  await document.cleanup();
  return pictures;
}

function picture({ data, width, height, channels }: Awaited<ReturnType<typeof extractImages>>[number], matrix: Matrix): PdfPicture {
  const [a, b, c, d, , f] = matrix;
  return {
    width: Math.abs(a) + Math.abs(c),
    height: Math.abs(b) + Math.abs(d),
    meanHeightOf(colour) {
      let sum = 0;
      let count = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const at = (y * width + x) * channels;
          if (!colour(Array.from(data.slice(at, at + channels)))) continue;
          // A picture fills the unit square, its first row on top.
          sum += b * ((x + 0.5) / width) + d * (1 - (y + 0.5) / height) + f;
          count++;
        }
      return sum / count;
    },
  };
}

function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
