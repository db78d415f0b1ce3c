import { datePattern } from './date-pattern.ts';
import { js, NoEquivalentError, NUMBER, TEXT, type JsValue, type UsedFunctions } from './js-value.ts';
import { elementOf, UNKNOWN } from './template-type.ts';

/** What a tag is given: by place, and by name. */
export interface TagArguments {
  positional: JsValue[];
  named: ReadonlyMap<string, JsValue>;
}

type Convert = (args: TagArguments, functions: UsedFunctions) => JsValue;

function argument({ positional, named }: TagArguments, index: number, name: string): JsValue | undefined {
  return positional[index] ?? named.get(name);
}

function required(args: TagArguments, index: number, name: string): string {
  const found = argument(args, index, name);
  if (!found) throw new NoEquivalentError(`The argument ${name} is missing.`);
  return found.code;
}

/** Options of a helper, by the names that the tag and the helper have for them. */
function options({ named }: TagArguments, names: Readonly<Record<string, string>>): string {
  const given = [...named].map(([name, { code }]) => {
    const known = Object.hasOwn(names, name) ? names[name] : undefined;
    if (known === undefined) throw new NoEquivalentError(`The option ${name} has no equivalent.`);
    return `${known}: ${code}`;
  });
  return given.length > 0 ? `, { ${given.join(', ')} }` : '';
}

const arithmetic =
  (helper: string): Convert =>
  (args) =>
    js(`${helper}(${required(args, 0, 'x')}, ${required(args, 1, 'y')})`, UNKNOWN);

const ofText =
  (change: (code: string) => string): Convert =>
  (args, functions) =>
    js(change(functions.text(args.positional[0]!)), TEXT);

const picture =
  (helper: string, name: string): Convert =>
  (args) => {
    if (args.named.size > 0)
      throw new NoEquivalentError(
        `Options of a picture: use the tag <${helper.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}>.`,
      );
    return js(`${helper}(${required(args, 0, name)})`, TEXT);
  };

const dateTag =
  (helper: string): Convert =>
  (args) => {
    if (args.named.has('fmt') || args.positional.length > 1)
      throw new NoEquivalentError('A format or time zone of its own: give the helper a pattern.');
    const { pattern } = datePattern(helper === 'date' ? 'Y-m-d' : 'Y-m-d H:i');
    return js(`${helper}(${required(args, 0, 'dt')}, { pattern: ${JSON.stringify(pattern)} })`, TEXT);
  };

/** Conditions of `filter_queryset` as `where` has them. */
const where: Convert = (args) => {
  const [rows] = args.positional;
  if (!rows) throw new NoEquivalentError('There are no rows to filter.');
  const conditions = Array.from(args.named, ([name, { code }]) => `${name}: ${code}`);
  return js(`where(${rows.code}, { ${conditions.join(', ')} })`, { kind: 'list', of: elementOf(rows.type), isManager: false });
};

const orderBy: Convert = ({ positional: [rows, ...fields] }) => {
  if (!rows) throw new NoEquivalentError('There are no rows to put in order.');
  const codes = [rows, ...fields].map(({ code }) => code);
  return js(`orderBy(${codes.join(', ')})`, { kind: 'list', of: elementOf(rows.type), isManager: false });
};

const parameter: Convert = (args) => js(`parameter(${required(args, 0, 'instance')}, ${required(args, 1, 'parameter_name')})`, TEXT);

/** InvenTree's tags that have an equivalent, by name. */
export const SIMPLE_TAGS: Readonly<Record<string, Convert>> = {
  add: arithmetic('add'),
  asset: picture('asset', 'filename'),
  barcode: (args) => js(`code128(${required(args, 0, 'data')})`, TEXT),
  company_image: picture('companyImage', 'company'),
  convert_currency: (args) => js(`convert(${required(args, 0, 'money')}, ${required(args, 1, 'currency')})`, UNKNOWN),
  datamatrix: (args) => js(`dataMatrix(${required(args, 0, 'data')})`, TEXT),
  decimal: (args) => js(`number(${required(args, 0, 'x')}, { grouping: false })`, TEXT),
  define: ({ positional: [value] }) => value ?? js('undefined'),
  divide: arithmetic('divide'),
  filter_queryset: where,
  first: (args) => js(`${required(args, 0, 'value')}?.[0]`, elementOf(args.positional[0]?.type ?? UNKNOWN)),
  format_date: dateTag('date'),
  format_datetime: dateTag('datetime'),
  format_number: (args) =>
    js(
      `number(${required(args, 0, 'number')}${options(args, { decimal_places: 'decimals', leading: 'minDigits' }).replace(/ \}$/, ', grouping: false }') || ', { grouping: false }'})`,
      TEXT,
    ),
  getindex: (args) =>
    js(`${required(args, 0, 'container')}?.[${required(args, 1, 'index')}]`, elementOf(args.positional[0]?.type ?? UNKNOWN)),
  getkey: (args) =>
    js(`(${required(args, 0, 'container')}?.[${required(args, 1, 'key')}] ?? ${argument(args, 2, 'backup_value')?.code ?? 'null'})`),
  internal_link: (args) =>
    js(
      `internalLink(${required(args, 0, 'link')}) ? \`<a href="\${internalLink(${required(args, 0, 'link')})}">\${${required(args, 1, 'text')}}</a>\` : ${required(args, 1, 'text')}`,
      TEXT,
      true,
    ),
  inventree_instance_name: () => js('settings().instanceName', TEXT),
  inventree_version: () => js('settings().version', TEXT),
  last: (args) => js(`${required(args, 0, 'value')}?.at(-1)`, elementOf(args.positional[0]?.type ?? UNKNOWN)),
  length: (args) => js(`(${required(args, 0, 'value')}?.length ?? 0)`, NUMBER),
  logo_image: () => js('logo()', TEXT),
  lowercase: ofText((code) => `${code}.toLowerCase()`),
  modulo: arithmetic('modulo'),
  multiply: arithmetic('multiply'),
  order_queryset: orderBy,
  parameter,
  part_image: picture('partImage', 'part'),
  part_parameter: parameter,
  qrcode: (args) => js(`qr(${required(args, 0, 'data')})`, TEXT),
  render_currency: (args, functions) => {
    const names = {
      decimal_places: 'decimals',
      min_decimal_places: 'minDecimals',
      max_decimal_places: 'maxDecimals',
      include_symbol: 'symbol',
    };
    const given = options(args, names);
    const value = required(args, 0, 'money');
    return js(given === '' ? functions.call('renderCurrency', value) : `money(${value}${given})`, TEXT);
  },
  render_date: dateTag('date'),
  settings_value: (args) => js(`settings(${required(args, 0, 'key')})`, TEXT),
  strip: ofText((code) => `${code}.trim()`),
  subtract: arithmetic('subtract'),
  titlecase: ofText((code) => `titleCase(${code}.toLowerCase())`),
  uploaded_image: picture('uploadedImage', 'filename'),
  uppercase: ofText((code) => `${code}.toUpperCase()`),
};
