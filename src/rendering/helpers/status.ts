import { checkOptions, isMissing, oneOf } from './arguments.ts';
import { attribute, classText, escapeHtml } from './markup.ts';

/** What a status means for whoever looks at it; InvenTree's words. */
type Tone = 'primary' | 'secondary' | 'success' | 'danger' | 'warning' | 'info' | 'dark';

/** Dark enough to be read on white paper. */
const COLORS: Record<Tone, string> = {
  primary: '#1f3a5f',
  secondary: '#5b6875',
  success: '#23683c',
  danger: '#a3241c',
  warning: '#8a5a00',
  info: '#0b6580',
  dark: '#1b2430',
};

/** InvenTree's status codes, what people call them, and what they mean. */
const STATUSES = {
  build: {
    10: ['Pending', 'secondary'],
    20: ['Production', 'primary'],
    25: ['On Hold', 'warning'],
    30: ['Cancelled', 'danger'],
    40: ['Complete', 'success'],
  },
  purchaseorder: {
    10: ['Pending', 'secondary'],
    20: ['Placed', 'primary'],
    25: ['On Hold', 'warning'],
    30: ['Complete', 'success'],
    40: ['Cancelled', 'danger'],
    50: ['Lost', 'warning'],
    60: ['Returned', 'warning'],
  },
  salesorder: {
    10: ['Pending', 'secondary'],
    15: ['In Progress', 'primary'],
    20: ['Shipped', 'success'],
    25: ['On Hold', 'warning'],
    30: ['Complete', 'success'],
    40: ['Cancelled', 'danger'],
    50: ['Lost', 'warning'],
    60: ['Returned', 'warning'],
  },
  returnorder: {
    10: ['Pending', 'secondary'],
    20: ['In Progress', 'primary'],
    25: ['On Hold', 'warning'],
    30: ['Complete', 'success'],
    40: ['Cancelled', 'danger'],
  },
  returnorderline: {
    10: ['Pending', 'secondary'],
    20: ['Return', 'success'],
    30: ['Repair', 'primary'],
    40: ['Replace', 'warning'],
    50: ['Refund', 'info'],
    60: ['Reject', 'danger'],
  },
  stockitem: {
    10: ['OK', 'success'],
    50: ['Attention needed', 'warning'],
    55: ['Damaged', 'warning'],
    60: ['Destroyed', 'danger'],
    65: ['Rejected', 'danger'],
    70: ['Lost', 'dark'],
    75: ['Quarantined', 'info'],
    85: ['Returned', 'warning'],
  },
} as const satisfies Record<string, Record<number, readonly [label: string, tone: Tone]>>;

/** The kinds of records that have a status. */
export type StatusKind = keyof typeof STATUSES;
const KINDS = Object.keys(STATUSES) as StatusKind[];

/** What people call a status; a code that is not known (servers can define their own) is shown as it is, and a missing one gives no text. */
export function statusText(kind: StatusKind, code: number | string | null | undefined): string {
  return statusOf('statusText()', kind, code)?.[0] ?? (isMissing(code) ? '' : String(code));
}

/** The colour of a status, for CSS: `#23683c`. */
export function statusColor(kind: StatusKind, code: number | string | null | undefined): string {
  return COLORS[statusOf('statusColor()', kind, code)?.[1] ?? 'secondary'];
}

export interface StatusOptions {
  class?: unknown;
}

/** A status in its colour, as markup; none for a missing one. */
export function statusHtml(where: string, kind: StatusKind, code: number | string | null | undefined, options: StatusOptions): string {
  checkOptions(where, options, ['class']);
  const status = statusOf(where, kind, code);
  if (isMissing(code)) return '';
  const style = `color:${COLORS[status?.[1] ?? 'secondary']};font-weight:700;`;
  return `<span${attribute('class', classText(options.class))}${attribute('style', style)}>${escapeHtml(status?.[0] ?? String(code))}</span>`;
}

function statusOf(where: string, kind: StatusKind, code: number | string | null | undefined): readonly [string, Tone] | undefined {
  const known: Record<number, readonly [string, Tone]> = STATUSES[oneOf(where, 'kind', kind, KINDS)];
  return isMissing(code) ? undefined : known[Number(code)];
}
