/** What `printReport` is asked for. */
export interface PrintRequest {
  /** The template's pk as text; what is no pk of a template is reported as not found. */
  template: string;
  /** Pks as texts. What is no pk of an existing item is missing; a repeated one prints once. */
  items: string[];
  /** BCP 47; default: the server's. */
  locale?: string | undefined;
  /** IANA; default: the server's. */
  timeZone?: string | undefined;
}

/** The NOTIFY channel on which the pk of each changed output is sent. */
export const OUTPUT_CHANNEL = 'reportree_output';

/** States that never change again. */
export const FINAL_STATES = new Set<string>(['COMPLETE', 'FAILED', 'CANCELLED']);
