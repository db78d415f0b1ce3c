import type { PrismaClient } from '../../database/database.ts';
import type { ModelType } from '../../database/client/enums.ts';

/** What the contexts are made from. */
export interface ContextSource {
  prisma: PrismaClient;
  /** `YYYY-MM-DD` where the server is: what is overdue depends on it. */
  today: string;
  /** ISO 4217: of orders that say none, with companies that have none. */
  currency: string;
}

/** The text of a record's bar code as InvenTree generates and scans it: `{"part": 2}`. */
export function barcode(modelType: ModelType | 'supplierpart' | 'manufacturerpart', pk: number): string {
  return `{"${modelType}": ${pk}}`;
}

/** All that a template may know of a user. Selecting no more keeps password hashes out of reach of every template. */
export const userSelect = { pk: true, username: true, firstName: true, lastName: true, email: true } as const;

interface UserRow {
  pk: number;
  username: string;
  firstName: string;
  lastName: string;
  email: string;
}

export function userView(user: UserRow) {
  return { pk: user.pk, username: user.username, first_name: user.firstName, last_name: user.lastName, email: user.email };
}
export type UserView = ReturnType<typeof userView>;

/** The same for what may be missing. */
export function optional<Row, View>(row: Row | null | undefined, view: (row: Row) => View): View | null {
  return row === null || row === undefined ? null : view(row);
}
