/** What the helpers of a print go by; set once, before its first document. */
export interface HelperSettings {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217: of amounts that carry no currency. */
  currency: string;
  /** By currency: how much of it one unit of the common base is, as decimal text; the base itself is `1`. */
  exchangeRates: Readonly<Record<string, string>>;
  /** What `settings()` shows beside the three above. */
  server: ServerFacts;
}

/** What a template may know of the server. */
export interface ServerFacts {
  instanceName: string;
  /** Empty where none is set. */
  companyName: string;
  /** Without a slash at its end; empty where it is not known. */
  baseUrl: string;
  /** Of Reportree. */
  version: string;
}

let current: HelperSettings = {
  locale: 'en',
  timeZone: 'UTC',
  currency: 'USD',
  exchangeRates: {},
  server: { instanceName: '', companyName: '', baseUrl: '', version: '' },
};

export function configure(next: HelperSettings): void {
  current = next;
}

export function helperSettings(): HelperSettings {
  return current;
}

/** The names that InvenTree's own templates use. */
const inventreeNames: Record<string, keyof Settings> = {
  INVENTREE_INSTANCE: 'instanceName',
  INVENTREE_COMPANY_NAME: 'companyName',
  INVENTREE_BASE_URL: 'baseUrl',
  INVENTREE_DEFAULT_CURRENCY: 'currency',
};

export interface Settings extends Readonly<ServerFacts> {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** The server's settings: all of them, or one by its name, InvenTree's names included. Throws `RangeError` for a name that there is not. */
export function settings(): Settings;
export function settings(name: string): string;
export function settings(name?: string): Settings | string {
  const all = allSettings();
  if (name === undefined) return Object.freeze(all);
  const value = settingOf(name);
  if (value !== undefined) return value;
  throw new RangeError(
    `settings(${JSON.stringify(name)}): there is no such setting; there are ${[...Object.keys(all), ...Object.keys(inventreeNames)].join(', ')}.`,
  );
}

/** One of the settings by its name, InvenTree's names included; undefined for a name that there is not. */
export function settingOf(name: string): string | undefined {
  const all = allSettings();
  const key = Object.hasOwn(inventreeNames, name) ? inventreeNames[name]! : name;
  return Object.hasOwn(all, key) ? all[key as keyof Settings] : undefined;
}

function allSettings(): Settings {
  const { locale, timeZone, currency, server } = current;
  return { ...server, locale, timeZone, currency };
}
