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

export function configure(next: HelperSettings): void {
  current = next;
}

export function settings(): HelperSettings {
  return current;
}
