// Loaded into a render page only where a template asks for such a code: bwip-js is three times as large as all the rest.
import { code128, datamatrix, datamatrixrectangular, drawingSVG } from 'bwip-js/generic';
import type { CodeEncoder } from './on-demand.ts';

const encoders = { code128, datamatrix, datamatrixrectangular };
const encode: CodeEncoder = (options) => encoders[options.bcid]({ ...options, textxalign: 'center' }, drawingSVG());

Object.assign(globalThis, { $reportreeCodes: encode });
