/** What the helpers of a print go by; set once, before its first document. */
export interface HelperSettings {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217: of amounts that carry no currency. */
  currency: string;
}

let current: HelperSettings = { locale: 'en', timeZone: 'UTC', currency: 'USD' };

export function configure(settings: HelperSettings): void {
  current = settings;
}

export function settings(): HelperSettings {
  return current;
}
