import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './errors.ts';

const MiB = 1024 * 1024;
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const timeZones = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
const locales = (locale: string) => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length === 1;
  } catch {
    return false;
  }
};

/** Every setting: its name in the environment, its default, what is allowed, what it means. docs/configuration.md is made from this table. */
export const settings = {
  PORT: {
    schema: whole(0, 65_535).default(8000),
    allowed: 'a whole number from 0 to 65535',
    description: 'TCP port of the HTTP server; 0 takes any free one.',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    allowed: 'a host name or IP address',
    description: 'Address that the HTTP server listens on. `0.0.0.0` opens it to the network.',
  },
  REPORTREE_BASE_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    allowed: 'an http or https URL',
    description: 'Address under which users reach the server, used in links. Default: `http://HOST:PORT`.',
  },
  REPORTREE_DATA_DIR: {
    schema: z
      .string()
      .min(1)
      .default('./data')
      .transform((dir) => resolve(dir)),
    allowed: 'a folder that can be written',
    description: 'Folder of the embedded database, the stored files and the caches. It belongs to one process at a time.',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    allowed: 'postgresql://user:password@host:port/database',
    description: 'A PostgreSQL server (15 or newer). Default: the embedded database in the data folder.',
  },
  REPORTREE_ADMIN_PASSWORD: {
    schema: z.string().min(1).optional(),
    allowed: 'a text of at least one character',
    description: 'Password of the user `admin` that the first start creates. Default: generated, and shown once.',
  },
  CHROMIUM_PATH: {
    schema: z.string().min(1).optional(),
    allowed: "path of Chromium's headless shell, or of Chromium",
    description: "The browser that prints. Default: `chromium-headless-shell` and its usual names, then playwright's own, then Chromium.",
  },
  REPORTREE_RENDER_CONCURRENCY: {
    schema: whole(1, 64).optional(),
    allowed: 'a whole number from 1 to 64',
    description: 'How many documents are printed at the same time. Default: one per CPU core.',
  },
  REPORTREE_PRINT_TIME_LIMIT: {
    schema: whole(1, 3600).default(60),
    allowed: 'seconds, from 1 to 3600',
    description: 'Seconds that one document may take to render and print, before its output fails.',
  },
  REPORTREE_JOB_TIME_LIMIT: {
    schema: whole(10, 86_400).default(900),
    allowed: 'seconds, from 10 to 86400',
    description: 'Seconds that a whole output may take, all its items together.',
  },
  REPORTREE_PRINT_WAIT: {
    schema: z.coerce.number().min(0).max(60).default(2),
    allowed: 'seconds, from 0 to 60',
    description: 'Seconds that a print over REST is waited for before its answer is sent; `Prefer: wait=N` asks for another time.',
  },
  REPORTREE_TEMPLATE_MEMORY_LIMIT: {
    schema: whole(64, 16_384).default(1024),
    allowed: 'MiB, from 64 to 16384',
    description: 'MiB of memory that a template may use while it runs.',
  },
  REPORTREE_PAGE_LIMIT: {
    schema: whole(1, 1_000_000).default(10_000),
    allowed: 'a whole number from 1 to 1000000',
    description: 'Pages that one output may have.',
  },
  REPORTREE_PDF_SIZE_LIMIT: {
    schema: whole(1, 2047).default(512),
    allowed: 'MiB, from 1 to 2047',
    description: 'MiB that the PDF of one output may have.',
  },
  REPORTREE_ITEM_LIMIT: {
    schema: whole(1, 1_000_000).default(10_000),
    allowed: 'a whole number from 1 to 1000000',
    description: 'Items that one print may ask for.',
  },
  REPORTREE_UPLOAD_LIMIT: {
    schema: whole(1, 2047).default(10),
    allowed: 'MiB, from 1 to 2047',
    description: 'MiB that an uploaded file may have.',
  },
  REPORTREE_LOCALE: {
    schema: z.string().refine(locales).default('en'),
    allowed: 'a BCP 47 language tag such as `de-CH`',
    description: 'Language of numbers, dates and money in reports.',
  },
  REPORTREE_TIME_ZONE: {
    schema: z.string().refine(timeZones).default('UTC'),
    allowed: 'an IANA time zone such as `Europe/Zurich`',
    description: 'Time zone of time stamps in reports and in the API.',
  },
  REPORTREE_CURRENCY: {
    schema: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('USD'),
    allowed: 'an ISO 4217 code such as `EUR`',
    description: 'Currency of amounts that carry none.',
  },
  REPORTREE_INSTANCE_NAME: {
    schema: z.string().min(1).max(100).default('Reportree'),
    allowed: '1 to 100 characters',
    description: 'Name of this server, as the API and the reports show it.',
  },
  REPORTREE_COMPANY_NAME: {
    schema: z.string().min(1).max(200).optional(),
    allowed: '1 to 200 characters',
    description: 'Name of the company, for templates that print it. Default: none.',
  },
  REPORTREE_LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    description: 'How much is logged to standard error.',
  },
} as const;

type Settings = typeof settings;
type Value<Key extends keyof Settings> = z.output<Settings[Key]['schema']>;

/** The settings as one typed object; sizes in bytes and times in milliseconds here, whatever unit the environment uses. */
export interface Config {
  port: number;
  host: string;
  /** Without a slash at its end; undefined until the port is known, when none was set. */
  baseUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  adminPassword: string | undefined;
  chromiumPath: string | undefined;
  renderConcurrency: number | undefined;
  printTimeLimitMs: number;
  jobTimeLimitMs: number;
  printWaitMs: number;
  templateMemoryBytes: number;
  pageLimit: number;
  pdfSizeLimitBytes: number;
  itemLimit: number;
  uploadLimitBytes: number;
  locale: string;
  timeZone: string;
  currency: string;
  instanceName: string;
  companyName: string | undefined;
  logLevel: Value<'REPORTREE_LOG_LEVEL'>;
}

/** A setting has a value that is not allowed; the message names each and says what is. */
export class ConfigError extends OperatorError {}

/** Reads the settings from `env`. Throws {@link ConfigError} naming every bad one. An empty text counts as unset. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = [];
  const read = <Key extends keyof Settings>(key: Key): Value<Key> => {
    const text = env[key]?.trim() === '' ? undefined : env[key];
    const result = settings[key].schema.safeParse(text);
    if (!result.success)
      problems.push(`${key}=${/PASSWORD|URL/.test(key) ? '…' : JSON.stringify(text)}: must be ${settings[key].allowed}.`);
    return result.data as Value<Key>;
  };
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    baseUrl: read('REPORTREE_BASE_URL'),
    dataDir: read('REPORTREE_DATA_DIR'),
    databaseUrl: read('DATABASE_URL'),
    adminPassword: read('REPORTREE_ADMIN_PASSWORD'),
    chromiumPath: read('CHROMIUM_PATH'),
    renderConcurrency: read('REPORTREE_RENDER_CONCURRENCY'),
    printTimeLimitMs: read('REPORTREE_PRINT_TIME_LIMIT') * 1000,
    jobTimeLimitMs: read('REPORTREE_JOB_TIME_LIMIT') * 1000,
    printWaitMs: read('REPORTREE_PRINT_WAIT') * 1000,
    templateMemoryBytes: read('REPORTREE_TEMPLATE_MEMORY_LIMIT') * MiB,
    pageLimit: read('REPORTREE_PAGE_LIMIT'),
    pdfSizeLimitBytes: read('REPORTREE_PDF_SIZE_LIMIT') * MiB,
    itemLimit: read('REPORTREE_ITEM_LIMIT'),
    uploadLimitBytes: read('REPORTREE_UPLOAD_LIMIT') * MiB,
    locale: read('REPORTREE_LOCALE'),
    timeZone: read('REPORTREE_TIME_ZONE'),
    currency: read('REPORTREE_CURRENCY'),
    instanceName: read('REPORTREE_INSTANCE_NAME'),
    companyName: read('REPORTREE_COMPANY_NAME'),
    logLevel: read('REPORTREE_LOG_LEVEL'),
  };
  if (problems.length) throw new ConfigError(`Bad settings in the environment:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return config;
}
