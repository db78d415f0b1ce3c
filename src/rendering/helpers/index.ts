// What a template can call, as global names and from "reportree". docs/templates/writing.md describes each.
export { asset, companyImage, image, partImage } from './files.ts';
export { code128, code128Svg, qr, qrSvg } from './barcodes.ts';
export { date, datetime, money, number } from './format.ts';
