/** Collects the code of one module: declarations at its top, each once. */
export class ModuleWriter {
  readonly #declarations: string[] = [];
  readonly #names = new Map<string, string>();

  /** A name for the value of some code that does not depend on a document. Equal code has one name. */
  constant(code: string): string {
    const known = this.#names.get(code);
    if (known !== undefined) return known;
    const name = `k${this.#names.size}`;
    this.#names.set(code, name);
    this.#declarations.push(`const ${name} = ${code};`);
    return name;
  }

  /** A name for a value of plain JSON. */
  json(value: unknown): string {
    return this.constant(JSON.stringify(value));
  }

  toString(): string {
    return this.#declarations.join('\n');
  }
}
