/** What an import did with one kind of record. */
export interface ImportedModel {
  /** As the export names it: `part.part`. */
  model: string;
  read: number;
  stored: number;
  /** `read` is `stored` plus all of these. */
  skipped: { count: number; reason: string }[];
  /** Fields with a value that is not kept, and in how many records; Django's own book-keeping aside. */
  unknownFields: Record<string, number>;
}

export interface ImportReport {
  read: number;
  stored: number;
  skipped: number;
  /** By name. */
  models: ImportedModel[];
  milliseconds: number;
}

/** Counts while an import runs. */
export class ImportTally {
  readonly #models = new Map<string, ImportedModel>();

  #of(model: string): ImportedModel {
    const known = this.#models.get(model);
    if (known) return known;
    const fresh: ImportedModel = { model, read: 0, stored: 0, skipped: [], unknownFields: {} };
    this.#models.set(model, fresh);
    return fresh;
  }

  stored(model: string): void {
    const counts = this.#of(model);
    counts.read++;
    counts.stored++;
  }

  skipped(model: string, reason: string): void {
    const counts = this.#of(model);
    counts.read++;
    const known = counts.skipped.find((skip) => skip.reason === reason);
    if (known) known.count++;
    else counts.skipped.push({ count: 1, reason });
  }

  unknownField(model: string, field: string): void {
    const { unknownFields } = this.#of(model);
    unknownFields[field] = (unknownFields[field] ?? 0) + 1;
  }

  report(milliseconds: number): ImportReport {
    const models = [...this.#models.values()].toSorted((a, b) => (a.model < b.model ? -1 : 1));
    const sum = (count: (model: ImportedModel) => number) => models.reduce((total, model) => total + count(model), 0);
    return {
      read: sum(({ read }) => read),
      stored: sum(({ stored }) => stored),
      skipped: sum(({ read, stored }) => read - stored),
      models,
      milliseconds,
    };
  }
}
