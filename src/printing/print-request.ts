import type { OutputState } from '../database/client/enums.ts';

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

/** The NOTIFY channel on which each changed output is told of: `outputNotice`. */
export const OUTPUT_CHANNEL = 'reportree_output';

/** What is sent of an output that has changed: its pk and, so that who waits for an end need not look each time, its state. */
export function outputNotice({ pk, state }: { pk: number; state: OutputState | 'DELETED' }): string {
  return `${pk} ${state}`;
}

/** Whether a notice is of this output; an empty one may be of any, since the connection was gone for a while. */
export function isNoticeOf(pk: number, notice: string): boolean {
  return notice === '' || notice.split(' ')[0] === String(pk);
}

/** Whether, after this notice, the output may be final or gone. */
export function tellsOfEnd(notice: string): boolean {
  const state = notice.split(' ')[1];
  return state !== 'QUEUED' && state !== 'RUNNING';
}

/** States that never change again. */
export const FINAL_STATES = new Set<string>(['COMPLETE', 'FAILED', 'CANCELLED']);
