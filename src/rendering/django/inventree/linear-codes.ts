import type { EncodedCode } from '../../helpers/on-demand.ts';
import { valueError } from '../values/index.ts';

/** What is drawn: which code, of which text, and what stands below it. */
export interface LinearCode {
  encoder: EncodedCode;
  text: string;
  options?: { parsefnc?: boolean; includecheck?: boolean; pzn8?: boolean };
  shown: string;
}

/** A kind of bar code: how many digits its data is filled up to, and what becomes of them. */
interface CodeClass {
  digits: number;
  read(data: string): LinearCode;
}

/** How many places the classes below read: what stands behind them is left out, as there. */
const digitsOf = (name: string, data: string, count: number): string => {
  const digits = data.slice(0, count);
  if (/^\d*$/.test(digits) && digits.length === count) return digits;
  throw valueError(`${name}: ${JSON.stringify(digits)} is not ${count} digits.`);
};

/** The digit behind others that makes their weighted sum a multiple of ten: from the right, every other one counts three times. */
function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((before, digit, index) => before + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Of ten or eight places, by eleven: `X` stands for ten. `weight` is that of the first digit. */
function checkByEleven(digits: string, weight: number): string {
  const sum = [...digits].reduce((before, digit, index) => before + Number(digit) * (weight - index), 0);
  const rest = (11 - (sum % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** An article number: of thirteen digits unless told otherwise, the last of them a check. */
function article(name: string, digits: number, encoder: 'ean13' | 'ean8' | 'upca' = 'ean13', countries?: RegExp): CodeClass {
  return {
    digits,
    read(data) {
      const number = digitsOf(name, data.replaceAll('-', ''), digits);
      if (countries && !countries.test(number)) throw valueError(`${name}: ${number} begins with a country that such a code cannot have.`);
      return { encoder, text: number, shown: number + checkDigit(number) };
    },
  };
}

/** Code 128 that begins with the sign of GS1. */
function gs1(data: string, shown: string): LinearCode {
  return { encoder: 'code128', text: `^FNC1${data.replaceAll('^', '^^')}`, options: { parsefnc: true }, shown };
}

const code128: CodeClass = {
  digits: 0,
  read(data) {
    const foreign = /[^\u0000-\u007f]/u.exec(data);
    if (foreign) throw valueError(`code128 holds ASCII characters; ${JSON.stringify(foreign[0])} is none. A QR code holds any.`);
    return { encoder: 'code128', text: data, shown: data };
  },
};

const CODE39 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

const code39: CodeClass = {
  digits: 0,
  read(data) {
    const text = data.toUpperCase();
    const foreign = [...text].find((character) => !CODE39.includes(character));
    if (foreign !== undefined) throw valueError(`code39 holds ${CODE39}; ${JSON.stringify(foreign)} is none of them.`);
    const check = CODE39[[...text].reduce((sum, character) => sum + CODE39.indexOf(character), 0) % CODE39.length]!;
    return { encoder: 'code39', text, options: { includecheck: true }, shown: text + check };
  },
};

const itf: CodeClass = {
  digits: 0,
  read(data) {
    const digits = digitsOf('itf', data, data.length);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    return { encoder: 'interleaved2of5', text: even, shown: even };
  },
};

const codabar: CodeClass = {
  digits: 0,
  read(data) {
    const text = data.toUpperCase();
    if (!/^[ABCD][\d$:/.+-]*[ABCD]$/.test(text))
      throw valueError('codabar is digits and $:/.+- between two of the letters A, B, C and D, such as "A123B".');
    return { encoder: 'rationalizedCodabar', text, shown: text };
  },
};

function pzn(digits: 6 | 7): CodeClass {
  return {
    digits,
    read(data) {
      const number = digitsOf('pzn', data.replace(/^PZN-?/i, ''), digits);
      const sum = [...number].reduce((before, digit, index) => before + Number(digit) * (index + (digits === 6 ? 2 : 1)), 0);
      if (sum % 11 === 10) throw valueError(`pzn: ${number} has no check digit; no such number is given out.`);
      return { encoder: 'pzn', text: number, options: digits === 7 ? { pzn8: true } : {}, shown: `PZN-${number}${sum % 11}` };
    },
  };
}

const isbn13 = article('isbn13', 12, 'ean13', /^97[89]/);

const isbn10: CodeClass = {
  digits: 9,
  read(data) {
    const number = digitsOf('isbn10', data.replaceAll('-', ''), 9);
    return { encoder: 'ean13', text: `978${number}`, shown: number + checkByEleven(number, 10) };
  },
};

const issn: CodeClass = {
  digits: 7,
  read(data) {
    const number = digitsOf('issn', data.replaceAll('-', ''), 7);
    return { encoder: 'ean13', text: `977${number}00`, shown: number + checkByEleven(number, 8) };
  },
};

const ean14: CodeClass = {
  digits: 13,
  read(data) {
    const number = digitsOf('ean14', data, 13);
    const whole = number + checkDigit(number);
    return gs1(`01${whole}`, whole);
  },
};

const gs1128: CodeClass = { digits: 0, read: (data) => gs1(code128.read(data).text, data) };
const ean13 = article('ean13', 12);
const ean8 = article('ean8', 7, 'ean8');
const upca = article('upca', 11, 'upca');

/** The kinds of bar codes by the names that `{% barcode %}` knows. */
export const CODE_CLASSES: Readonly<Record<string, CodeClass>> = {
  codabar,
  code128,
  code39,
  ean: ean13,
  ean13,
  'ean13-guard': ean13,
  ean14,
  ean8,
  'ean8-guard': ean8,
  gs1: gs1128,
  gs1_128: gs1128,
  gtin: ean14,
  isbn: isbn13,
  isbn10,
  isbn13,
  issn,
  itf,
  jan: article('jan', 12, 'ean13', /^4[59]/),
  'nw-7': codabar,
  pzn: pzn(6),
  pzn7: pzn(6),
  pzn8: pzn(7),
  upc: upca,
  upca,
};
