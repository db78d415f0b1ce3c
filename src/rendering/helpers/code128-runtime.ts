// Loaded into a render page only where a template asks for such a code: bwip-js is three times as large as all the rest.
import { code128, drawingSVG } from 'bwip-js/generic';
import type { Code128Encoder } from './barcodes.ts';

const encode: Code128Encoder = (text, height, withText) =>
  code128({ bcid: 'code128', text, height, includetext: withText, textxalign: 'center' }, drawingSVG());

Object.assign(globalThis, { $reportreeCode128: encode });
