// Loaded into a render page only where a template asks for such a code: bwip-js is three times as large as all the rest.
import {
  code128,
  code39,
  datamatrix,
  datamatrixrectangular,
  drawingSVG,
  ean13,
  ean8,
  interleaved2of5,
  pzn,
  rationalizedCodabar,
  upca,
} from 'bwip-js/generic';
import type { CodeEncoder, EncodedCode } from './on-demand.ts';

const encoders = {
  code128,
  code39,
  datamatrix,
  datamatrixrectangular,
  ean13,
  ean8,
  interleaved2of5,
  pzn,
  rationalizedCodabar,
  upca,
} satisfies Record<EncodedCode, unknown>;
const encode: CodeEncoder = (options) => encoders[options.bcid]({ ...options, textxalign: 'center' }, drawingSVG());

Object.assign(globalThis, { $reportreeCodes: encode });
