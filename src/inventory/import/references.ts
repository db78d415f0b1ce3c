import type { AccountMatch } from './match-accounts.ts';
import { exportModels } from './export-models.ts';
import { show, ValueProblem } from './convert-value.ts';

/** Knows which records exist, in the file and here, and what a reference to one becomes. */
export class References {
  readonly #accounts: Record<string, AccountMatch>;
  readonly #pks: Map<string, Set<number>>;

  /** `pks`: by table, those of the file and, where they stay, those here. */
  constructor(users: AccountMatch, groups: AccountMatch, pks: Map<string, Set<number>>) {
    this.#accounts = { User: users, Group: groups };
    this.#pks = pks;
  }

  has(table: string, pk: number): boolean {
    return this.#pks.get(table)?.has(pk) ?? false;
  }

  /** Whether this user or group of the export is here already. */
  isAccountHere(table: string, pk: number): boolean {
    return this.#accounts[table]?.here.has(this.pkHere(table, pk)) ?? false;
  }

  /** Whether the group that a value refers to is here already. */
  isGroupHere(value: unknown): boolean {
    const pk = this.resolve('Group', value);
    return typeof pk === 'number' && (this.#accounts.Group?.here.has(pk) ?? false);
  }

  /** The pk that a record of the export has here: its own, except where an account is matched by name. */
  pkHere(table: string, pk: number): number {
    return this.#accounts[table]?.byPk.get(pk) ?? pk;
  }

  /** The pk that a value refers to: a number, or for accounts `["admin"]` as well. */
  resolve(table: string, value: unknown): number | ValueProblem {
    const accounts = this.#accounts[table];
    if (accounts) return this.#resolveAccount(table, accounts, value);
    if (!Number.isInteger(value))
      return new ValueProblem('WRONG_TYPE', `is ${show(value)}, and must be the pk of a ${modelOf(table)} (a whole number)`);
    return this.has(table, value as number) ? (value as number) : missing(table, value);
  }

  #resolveAccount(table: string, { byName, byPk }: AccountMatch, value: unknown): number | ValueProblem {
    const name: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
    if (typeof name === 'string') return byName.get(name) ?? missing(table, value);
    if (Number.isInteger(value)) return byPk.get(value as number) ?? missing(table, value);
    return new ValueProblem(
      'WRONG_TYPE',
      `is ${show(value)}, and must be the pk of a ${modelOf(table)} or its name in a list, like ["admin"]`,
    );
  }
}

function missing(table: string, value: unknown): ValueProblem {
  return new ValueProblem('NOT_FOUND', `is ${show(value)}, and there is no such ${modelOf(table)}`);
}

/** The export's name for what a table holds. */
export function modelOf(table: string): string {
  return Object.entries(exportModels).find(([, rule]) => rule.table === table)?.[0] ?? table;
}
