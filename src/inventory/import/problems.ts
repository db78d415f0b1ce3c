import { InvalidError, type FieldError, type FieldErrorCode } from '../../errors.ts';

const SHOWN = 20;

/** Gathers what is wrong with an export, so that one run names it all: the first twenty, and how many more there are. */
export class Problems {
  readonly #shown: FieldError[] = [];
  #count = 0;

  /** `message` begins with the record's place; `path` leads to the value: `['records', '11', 'fields', 'part']`, counted from 0. */
  add(path: string[], code: FieldErrorCode, message: string): void {
    this.#count++;
    if (this.#shown.length < SHOWN) this.#shown.push({ path, involves: ['file'], code, message });
  }

  /** Throws InvalidError if anything was added. */
  throwIfAny(): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#shown.length;
    const last: FieldError[] =
      more === 0 ? [] : [{ path: ['records'], involves: ['file'], code: 'TOO_MANY', message: `And ${more} more.` }];
    throw new InvalidError([...this.#shown, ...last]);
  }
}
