// What a template can call, as global names and from "reportree". catalog.ts describes each, and docs/templates/helpers.md is made from it.
export { add, divide, max, min, modulo, multiply, round, runningTotals, subtract, sum } from './arithmetic.ts';
export { code128, dataMatrix, qr } from './barcodes.ts';
export { addDays, addMonths, date, datetime, daysBetween } from './dates.ts';
export { money, number } from './format-number.ts';
export { groupBy, orderBy, parameter, where } from './lists.ts';
export { markdown } from './markdown.ts';
export { convert } from './money.ts';
export { asset, companyImage, image, logo, partImage, uploadedImage } from './pictures.ts';
export { settings } from './settings.ts';
export { statusColor, statusText } from './status.ts';
export { internalLink, titleCase, truncate } from './text.ts';
