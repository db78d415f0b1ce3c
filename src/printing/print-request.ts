/** What `printReport` is asked for. */
export interface PrintRequest {
  templatePk: number;
  /** Texts of digits or anything else: what is no pk of an existing item is missing. */
  items: string[];
  locale?: string;
  timeZone?: string;
}
