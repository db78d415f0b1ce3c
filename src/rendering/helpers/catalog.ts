/** A piece of a template that uses a helper, and what comes of it over `exampleInput`, in English, in UTC, in US dollars. */
export interface Example {
  template: string;
  /** The text that it prints. */
  prints?: string;
  /** Or a piece of the HTML that it gives. */
  gives?: string;
}

/** One helper, or one tag, as docs/templates/helpers.md shows it. */
export interface CatalogEntry {
  /** Of the helper: `number`; of a tag with its brackets: `<qr>`. */
  name: string;
  /** How it is called, and the type of what it gives. */
  signature: string;
  summary: string;
  /** Options, or attributes of a tag, that are not common to its group. */
  options?: Record<string, string>;
  examples: Example[];
}

export interface CatalogGroup {
  title: string;
  /** Markdown. */
  introduction: string;
  entries: CatalogEntry[];
}

/** What the examples print. */
export const exampleInput = {
  order: { status: 20, target_date: '2026-03-01', issued: '2026-02-27T23:30:00Z', link: '/order/purchase-order/5/' },
  part: { pk: 7, name: 'Hex bolt', image: 'part_images/bolt.png', notes: 'Keep **dry**.', parameters: { Length: '20 mm' } },
  company: { name: 'Nordkomp', image: null },
  lines: [
    { reference: 'R10', quantity: 12, price: { amount: '0.25', currency: 'EUR' }, part: { name: 'Nut', category: { name: 'Fasteners' } } },
    { reference: 'R2', quantity: 4, price: { amount: '1.10', currency: 'EUR' }, part: { name: 'Lamp', category: { name: 'Optics' } } },
    { reference: 'R1', quantity: 8, price: null, part: { name: 'Bolt', category: { name: 'Fasteners' } } },
  ],
};

/** The exchange rates of the examples. */
export const exampleRates = { EUR: '1', USD: '1.1', GBP: '0.88' };

const locale = 'BCP 47, such as `de-CH`; default: the language of the print';
const decimals = {
  decimals: 'exactly so many digits after the decimal sign',
  'minDecimals, maxDecimals': 'at least and at most so many',
  grouping: '`false`: nothing between thousands',
  sign: '`"always"` writes a plus as well',
  locale,
};
const dateOptions = {
  style: '`short`, `medium` (default), `long` or `full`',
  pattern:
    "instead of a style: `yyyy`, `yy`, `MMMM`, `MMM`, `MM`, `M`, `dd`, `d`, `EEEE`, `EEE`, `HH`, `H`, `hh`, `h`, `mm`, `ss`, `a`, `z` (zone), `xxx` (offset), and text in `'…'`",
  locale,
  timeZone: 'IANA, such as `Europe/Zurich`; default: the zone of the print',
};
const codeOptions = {
  color: 'a name of CSS or `#rrggbb`; default black. Scanners want it dark',
  background: 'colour behind the code; default none',
  border:
    'empty modules around it; default 0, since paper is white. Scanners want 4 round a QR code, 10 beside a Code 128, 1 round a Data Matrix',
  class: 'class of the `<svg>`',
  label: 'what a reader of a tagged PDF hears',
};
const pictureAttributes = {
  'width, height':
    'a length (`30mm`) or a number of pixels. With one of them the other follows; with both the picture is fitted in. It always keeps its shape',
  rotate: '0, 90, 180 or 270 degrees, clockwise; a quarter turn needs width and height',
  placeholder: '`false`: nothing is printed where there is no picture',
  'alt, class': 'as of an `<img>`',
};

const numbers: CatalogGroup = {
  title: 'Numbers',
  introduction: `Arithmetic is decimal and exact: \`add(0.1, 0.2)\` is 0.3, where \`0.1 + 0.2\` is not. The result is of the operands' kind. Numbers give a number. Money gives money. Where an operand is a text such as \`"0.1"\`, the result is a text with every digit, however many. Quotients have 28 digits. A value that is missing is an error that names both values; only \`sum\` and \`runningTotals\` pass over it.`,
  entries: [
    {
      name: 'number',
      signature: 'number(value, options?): text',
      summary: "A number as the print's language writes it, with as many decimals as it has, five at most. What is missing gives no text.",
      options: {
        ...decimals,
        minDigits: 'zeros in front up to so many digits',
        percent: '`0.25` is written `25%`',
        unit: 'written behind it, and never on another line',
      },
      examples: [
        { template: '${number(1234.5)}', prints: '1,234.5' },
        { template: '${number("1234.50", { decimals: 2, locale: "de" })}', prints: '1.234,50' },
        { template: '${number(7, { minDigits: 3 })}', prints: '007' },
        { template: '${number(0.256, { percent: true })}', prints: '25.6%' },
        { template: '${number(2.5, { unit: "kg" })}', prints: '2.5 kg' },
      ],
    },
    {
      name: 'add',
      signature: 'add(x, y): number | text | Money',
      summary: 'x + y.',
      examples: [
        { template: '${add(0.1, 0.2)}', prints: '0.3' },
        { template: '${add("0.10", 5)}', prints: '5.1' },
      ],
    },
    {
      name: 'subtract',
      signature: 'subtract(x, y): number | text | Money',
      summary: 'x − y.',
      examples: [{ template: '${subtract(1, 0.9)}', prints: '0.1' }],
    },
    {
      name: 'multiply',
      signature: 'multiply(x, y): number | text | Money',
      summary: 'x × y: two numbers, or an amount and a number.',
      examples: [{ template: '${money(multiply(input.lines[0].price, input.lines[0].quantity))}', prints: '€3.00' }],
    },
    {
      name: 'divide',
      signature: 'divide(x, y): number | text | Money',
      summary: 'x / y. An amount divided by an amount gives a text; zero is an error.',
      examples: [
        { template: '${divide(1, 8)}', prints: '0.125' },
        { template: '${divide("1", 3)}', prints: '0.3333333333333333333333333333' },
      ],
    },
    {
      name: 'modulo',
      signature: 'modulo(x, y): number | text',
      summary: 'What x / y leaves, with the sign of x.',
      examples: [{ template: '${modulo(7.5, 2)}', prints: '1.5' }],
    },
    {
      name: 'sum',
      signature: 'sum(list, options?): number | text | Money',
      summary:
        'The sum of numbers or amounts; what is missing counts as nothing. Several currencies are an error unless they are converted.',
      options: { currency: 'converts amounts of other currencies into this one first' },
      examples: [
        { template: '${sum(input.lines.map((line) => line.quantity))}', prints: '24' },
        { template: '${money(sum(input.lines.map((line) => line.price), { currency: "USD" }))}', prints: '$1.49' },
      ],
    },
    {
      name: 'runningTotals',
      signature: 'runningTotals(list, options?): list',
      summary: 'The sum so far, at each place of the list. Options as `sum` has them.',
      examples: [{ template: '${runningTotals([5, null, 2.5]).join(" ")}', prints: '5 5 7.5' }],
    },
    {
      name: 'min',
      signature: 'min(list) or min(x, y, …)',
      summary: 'The smallest number or amount; null of an empty list.',
      examples: [{ template: '${min(input.lines.map((line) => line.quantity))}', prints: '4' }],
    },
    {
      name: 'max',
      signature: 'max(list) or max(x, y, …)',
      summary: 'The largest number or amount; null of an empty list.',
      examples: [{ template: '${max("9", "10")}', prints: '10' }],
    },
    {
      name: 'round',
      signature: 'round(value, options?): number | text | Money',
      summary: 'Rounds a number or an amount, for calculating on; to print, `number` and `money` round.',
      options: {
        decimals: 'default 0',
        mode: '`halfUp` (default) and `up` go away from zero, `down` towards it, `halfEven` to the even digit',
      },
      examples: [
        { template: '${round(2.345, { decimals: 2 })}', prints: '2.35' },
        { template: '${round(2.5, { mode: "halfEven" })}', prints: '2' },
      ],
    },
  ],
};

const moneyGroup: CatalogGroup = {
  title: 'Money',
  introduction:
    'An amount is `{ amount: "12.50", currency: "EUR" }`. It is converted by the exchange rates of the server, which an InvenTree export brings along and `setExchangeRates` of the GraphQL API sets.',
  entries: [
    {
      name: 'money',
      signature: 'money(value, options?): text',
      summary:
        "An amount with its currency, and with the currency's own decimals. Takes money, a number or its text. What is missing gives no text.",
      options: { ...decimals, currency: 'of amounts that carry none', symbol: '`false` leaves the currency out' },
      examples: [
        { template: '${money({ amount: "1234.5", currency: "EUR" })}', prints: '€1,234.50' },
        { template: '${money({ amount: "1234.5", currency: "EUR" }, { locale: "de" })}', prints: '1.234,50 €' },
        { template: '${money(input.lines[1].price, { symbol: false, decimals: 3 })}', prints: '1.100' },
      ],
    },
    {
      name: 'convert',
      signature: 'convert(money, currency?): Money | null',
      summary:
        "An amount in another currency; default: the server's. A missing rate is an error that names both currencies; a missing amount stays missing.",
      examples: [{ template: '${money(convert(input.lines[1].price, "GBP"))}', prints: '£0.97' }],
    },
  ],
};

const dates: CatalogGroup = {
  title: 'Days and times',
  introduction:
    'A day is `YYYY-MM-DD` and the same everywhere. A time stamp is shown in the time zone of the print, or in the one that the call names. Anything else is an error.',
  entries: [
    {
      name: 'date',
      signature: 'date(value, options?): text',
      summary: 'A day; of a time stamp the day that it is in the time zone. What is missing gives no text.',
      options: dateOptions,
      examples: [
        { template: '${date(input.order.target_date)}', prints: 'Mar 1, 2026' },
        { template: '${date(input.order.target_date, { style: "long", locale: "de" })}', prints: '1. März 2026' },
        { template: '${date(input.order.target_date, { pattern: "EEE d/M/yy" })}', prints: 'Sun 1/3/26' },
        { template: '${date(input.order.issued, { timeZone: "Europe/Zurich" })}', prints: 'Feb 28, 2026' },
      ],
    },
    {
      name: 'datetime',
      signature: 'datetime(value, options?): text',
      summary: 'A point in time, with its zone. What is missing gives no text.',
      options: dateOptions,
      examples: [
        { template: '${datetime(input.order.issued)}', prints: 'Feb 27, 2026, 11:30 PM UTC' },
        {
          template: '${datetime(input.order.issued, { pattern: "dd.MM.yyyy HH:mm", timeZone: "Europe/Zurich" })}',
          prints: '28.02.2026 00:30',
        },
      ],
    },
    {
      name: 'addDays',
      signature: 'addDays(day, days): day | null',
      summary: 'The day so many days later, or earlier below 0. What is missing stays missing.',
      examples: [{ template: '${date(addDays(input.order.target_date, 30))}', prints: 'Mar 31, 2026' }],
    },
    {
      name: 'addMonths',
      signature: 'addMonths(day, months): day | null',
      summary: 'The same day so many months later, or the last of a shorter month.',
      examples: [{ template: '${addMonths("2026-01-31", 1)}', prints: '2026-02-28' }],
    },
    {
      name: 'daysBetween',
      signature: 'daysBetween(from, to): number | null',
      summary: 'How many days lie between two; below 0 where the second is earlier.',
      examples: [{ template: '${daysBetween(input.order.issued, input.order.target_date)}', prints: '2' }],
    },
  ],
};

const lists: CatalogGroup = {
  title: 'Lists',
  introduction:
    'For what JavaScript says as shortly, there is no helper: `list[0]`, `list.at(-1)`, `list.length`, `list.map(…)`, `list.toReversed()`, `list.join(", ")`. A field is a path such as `part.category.name` (`part__category__name` is the same); one that no record of the list has is an error that names those that there are.',
  entries: [
    {
      name: 'where',
      signature: 'where(list, conditions): list',
      summary: 'The records that meet all conditions. A path that leads through a list is met by one of its values.',
      options: {
        'look-ups, after `__`':
          '`exact`, `iexact`, `contains`, `icontains`, `startswith`, `istartswith`, `endswith`, `iendswith`, `gt`, `gte`, `lt`, `lte`, `in`, `range`, `isnull`, `regex`, `iregex`, as in the `filters` of a template',
        'of days, after `__`, alone or before a look-up':
          '`date`, `year`, `iso_year`, `quarter`, `month`, `week`, `day`, `week_day` (1 is Sunday), `iso_week_day` (1 is Monday): `creation_date__year__gte`',
      },
      examples: [
        { template: '${where(input.lines, { quantity__gte: 8, "part.category.name": "Fasteners" }).length}', prints: '2' },
        { template: '${where(input.lines, { price__isnull: true })[0].reference}', prints: 'R1' },
      ],
    },
    {
      name: 'orderBy',
      signature: 'orderBy(list, ...fields): list',
      summary:
        'The list in the order of fields, `-` in front of one for the other direction. `R2` comes before `R10`, and what has no value comes last.',
      examples: [
        { template: '${orderBy(input.lines, "reference").map((line) => line.reference).join(" ")}', prints: 'R1 R2 R10' },
        {
          template: '${orderBy(input.lines, "part.category.name", "-quantity").map((line) => line.part.name).join(" ")}',
          prints: 'Nut Bolt Lamp',
        },
      ],
    },
    {
      name: 'groupBy',
      signature: 'groupBy(list, field): { key, items }[]',
      summary: 'The groups of a list, each in the order of its first record.',
      examples: [
        {
          template: '<for|{ key, items }| of=groupBy(input.lines, "part.category.name")>${key}: ${items.length}; </for>',
          prints: 'Fasteners: 2; Optics: 1;',
        },
      ],
    },
    {
      name: 'parameter',
      signature: 'parameter(record, name, otherwise?): text',
      summary: "A parameter's value by its name, in any case where no name is exactly this. Takes a record, or its parameters.",
      examples: [
        { template: '${parameter(input.part, "length")}', prints: '20 mm' },
        { template: '${parameter(input.part, "Colour", "any")}', prints: 'any' },
      ],
    },
  ],
};

const codes: CatalogGroup = {
  title: 'Bar codes',
  introduction:
    'As a tag the code is part of the document; as a value it is the address of an `<img>`. What is missing gives no code, and what a code cannot hold is an error. The two that are not QR codes are called by their names in the template: their encoder is large, and loaded where a name is mentioned.',
  entries: [
    {
      name: 'qr',
      signature: 'qr(value, options?): address',
      summary: 'A QR code; an object is encoded as JSON.',
      options: { level: 'error correction: `L`, `M` (default), `Q` or `H`', size: 'width, such as `24mm`', ...codeOptions },
      examples: [{ template: '<img src=qr("INV-PA7") alt="">', gives: 'src="data:image/svg+xml,' }],
    },
    {
      name: 'code128',
      signature: 'code128(value, options?): address',
      summary: 'A Code 128 bar code, of ASCII.',
      options: {
        text: 'writes the value below the bars',
        height: 'of the bars in millimetres, at the natural width; default 10',
        width: 'of the whole, such as `50mm`',
        ...codeOptions,
      },
      examples: [{ template: '<img src=code128("PO-0005", { text: true }) alt="">', gives: 'src="data:image/svg+xml,' }],
    },
    {
      name: 'dataMatrix',
      signature: 'dataMatrix(value, options?): address',
      summary: 'A Data Matrix code: smaller than a QR code for short values.',
      options: { rectangular: 'a low, wide code', size: 'width, such as `12mm`', ...codeOptions },
      examples: [{ template: '<img src=dataMatrix("INV-PA7", { rectangular: true }) alt="">', gives: 'src="data:image/svg+xml,' }],
    },
    {
      name: '<qr>',
      signature: '<qr value=…/>',
      summary: 'The same as a tag; the options are its attributes.',
      examples: [{ template: '<qr value={ part: input.part.pk } level="H" size="20mm"/>', gives: ' width="20mm"' }],
    },
    {
      name: '<code128>',
      signature: '<code128 value=…/>',
      summary: 'The same as a tag; the options are its attributes.',
      examples: [{ template: '<code128 value="PO-0005" text height=8/>', gives: '<svg' }],
    },
    {
      name: '<data-matrix>',
      signature: '<data-matrix value=…/>',
      summary: 'The same as a tag; the options are its attributes.',
      examples: [{ template: '<data-matrix value="INV-PA7" color="#1f3a5f"/>', gives: 'fill="#1f3a5f"' }],
    },
  ],
};

const pictures: CatalogGroup = {
  title: 'Pictures',
  introduction:
    'Pictures come from the server’s own store and from nowhere else. One that does not exist is printed as a placeholder or not at all, with a warning on the output.',
  entries: [
    {
      name: 'asset',
      signature: 'asset(name, options?): address',
      summary: 'An asset by its file name.',
      options: { optional: 'it may be missing, without a warning' },
      examples: [{ template: '<img src=asset("stamp.png") alt="">', gives: 'src="assets/stamp.png"' }],
    },
    {
      name: 'logo',
      signature: 'logo(name?): address',
      summary: 'The company’s logo: the asset `company-logo.svg`, or another one. It may be missing.',
      examples: [{ template: '<img src=logo() alt="">', gives: 'src="assets/company-logo.svg?optional"' }],
    },
    {
      name: 'image',
      signature: 'image(record): address',
      summary: 'The picture of a record; no text where it has none, so that `<if=image(part)>` tells.',
      examples: [{ template: '<if=image(input.part)>has one</if>', prints: 'has one' }],
    },
    {
      name: 'partImage',
      signature: 'partImage(part, options?): address',
      summary: 'The picture of a part, or a placeholder.',
      options: { placeholder: '`false`: no placeholder' },
      examples: [{ template: '<img src=partImage(input.part) alt="">', gives: 'src="part_images/bolt.png?placeholder"' }],
    },
    {
      name: 'companyImage',
      signature: 'companyImage(company, options?): address',
      summary: 'The picture of a company, or a placeholder.',
      options: { placeholder: '`false`: no placeholder' },
      examples: [{ template: '<img src=companyImage(input.company) alt="">', gives: 'src="data:image/svg+xml,' }],
    },
    {
      name: 'uploadedImage',
      signature: 'uploadedImage(path, options?): address',
      summary: 'A picture by its path below the media root, or a placeholder.',
      options: { placeholder: '`false`: no placeholder' },
      examples: [{ template: '<img src=uploadedImage(input.part.image) alt="">', gives: 'src="part_images/bolt.png' }],
    },
    {
      name: '<part-image>',
      signature: '<part-image part=…/>',
      summary: 'The picture of a part in a size of its own.',
      options: pictureAttributes,
      examples: [{ template: '<part-image part=input.part width="30mm" alt=input.part.name/>', gives: 'style="width:30mm;height:auto;"' }],
    },
    {
      name: '<company-image>',
      signature: '<company-image company=…/>',
      summary: 'The picture of a company; attributes as `<part-image>`.',
      examples: [{ template: '<company-image company=input.company width="20mm" height="10mm"/>', gives: 'object-fit:contain;' }],
    },
    {
      name: '<uploaded-image>',
      signature: '<uploaded-image path=…/>',
      summary: 'A picture by its path; attributes as `<part-image>`.',
      examples: [{ template: '<uploaded-image path=input.part.image width="20mm" height="30mm" rotate=90/>', gives: 'rotate:90deg;' }],
    },
    {
      name: '<logo>',
      signature: '<logo name=…/>',
      summary: 'The company’s logo; attributes as `<part-image>`. Without it nothing is printed.',
      examples: [{ template: '<logo height="11mm"/>', gives: 'src="assets/company-logo.svg?optional"' }],
    },
  ],
};

const texts: CatalogGroup = {
  title: 'Text and links',
  introduction:
    'JavaScript has the rest: `text.split(",")`, `text.trim()`, `text.replaceAll("a", "b")`, `text.toUpperCase()`. A box of a fixed width cuts its text with CSS: `overflow: hidden; text-overflow: ellipsis; white-space: nowrap`.',
  entries: [
    {
      name: 'titleCase',
      signature: 'titleCase(text): text',
      summary: 'Every word with a capital; the other letters stay as they are.',
      examples: [{ template: '${titleCase("it\'s a hex bolt")}', prints: "It's A Hex Bolt" }],
    },
    {
      name: 'truncate',
      signature: 'truncate(text, length): text',
      summary: 'At most so many characters, with `…` where something was left out.',
      examples: [{ template: '${truncate("Antistatic bag, large", 15)}', prints: 'Antistatic bag…' }],
    },
    {
      name: 'markdown',
      signature: 'markdown(text): HTML',
      summary:
        'Markdown as HTML that is safe to print, for `$!{…}`: raw HTML stays text, links lead to http, https, mailto and tel, pictures come from the store.',
      examples: [{ template: '$!{markdown(input.part.notes)}', gives: '<p>Keep <strong>dry</strong>.</p>' }],
    },
    {
      name: '<markdown>',
      signature: '<markdown text=…/>',
      summary: 'The same as a tag.',
      examples: [{ template: '<markdown text=input.part.notes/>', gives: '<p>Keep <strong>dry</strong>.</p>' }],
    },
    {
      name: 'internalLink',
      signature: 'internalLink(path): address',
      summary: 'The full address of a page of the server; no text where the server’s address is not set.',
      examples: [
        { template: '<a href=internalLink(input.order.link)>Order</a>', gives: 'href="https://parts.example.com/order/purchase-order/5/"' },
      ],
    },
    {
      name: '<internal-link>',
      signature: '<internal-link path=… text=…/>',
      summary:
        'A link to a page of the server, round a text or what stands between the tags; the text alone where the server’s address is not set.',
      options: { 'path, text, class': 'what their names say' },
      examples: [{ template: '<internal-link path=input.order.link text="Order"/>', gives: '>Order</a>' }],
    },
  ],
};

const server: CatalogGroup = {
  title: 'Status and settings',
  introduction:
    'Codes of a status are InvenTree’s. The kinds are `build`, `purchaseorder`, `salesorder`, `returnorder`, `returnorderline` and `stockitem`.',
  entries: [
    {
      name: 'statusText',
      signature: 'statusText(kind, code): text',
      summary: 'What people call a status; a code of the server’s own is shown as it is.',
      examples: [{ template: '${statusText("purchaseorder", input.order.status)}', prints: 'Placed' }],
    },
    {
      name: 'statusColor',
      signature: 'statusColor(kind, code): colour',
      summary: 'The colour of a status, dark enough for white paper.',
      examples: [{ template: '<b style={ color: statusColor("build", 40) }>Done</b>', gives: '#23683c' }],
    },
    {
      name: '<status>',
      signature: '<status kind=… code=…/>',
      summary: 'A status in its colour.',
      options: { class: 'class of the `<span>`' },
      examples: [{ template: '<status kind="purchaseorder" code=input.order.status/>', prints: 'Placed' }],
    },
    {
      name: 'settings',
      signature: 'settings(name?): Settings | text',
      summary:
        'The server’s settings: `instanceName`, `companyName`, `baseUrl`, `version`, `locale`, `timeZone`, `currency`; or one by its name, where InvenTree’s names (`INVENTREE_INSTANCE`, `INVENTREE_COMPANY_NAME`, `INVENTREE_BASE_URL`, `INVENTREE_DEFAULT_CURRENCY`) are known as well.',
      examples: [
        { template: '${settings().companyName}', prints: 'Halden Lamp Works' },
        { template: '${settings("INVENTREE_DEFAULT_CURRENCY")}', prints: 'USD' },
      ],
    },
  ],
};

/** Every helper and every tag, in the order in which docs/templates/helpers.md shows them. */
export const catalog: readonly CatalogGroup[] = [numbers, moneyGroup, dates, lists, codes, pictures, texts, server];
