export interface PoolOptions<Item> {
  /** How many items there may be at the same time. */
  size: number;
  open(): Promise<Item>;
  /** Makes an item that was used ready for its next use; false: it must not be used again. */
  renew(item: Item): Promise<boolean>;
  /** Ends an item; never throws. */
  close(item: Item): void;
}

/** Items of one kind, a few at most, lent one at a time; an item that was given back serves the next. */
export class Pool<Item> {
  readonly #options: PoolOptions<Item>;
  readonly #idle: Item[] = [];
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(options: PoolOptions<Item>) {
    this.#options = options;
  }

  /** Lends an item to `work`, waiting while all are lent. An item with which it fails is not used again. */
  async use<Result>(signal: AbortSignal, work: (item: Item) => Promise<Result>): Promise<Result> {
    await this.#turn(signal);
    let item: Item | undefined;
    try {
      item = this.#idle.pop() ?? (await this.#options.open());
      const result = await work(item);
      void this.#giveBack(item); // renewed beside what its user does next
      return result;
    } catch (error) {
      if (item !== undefined) this.#options.close(item);
      this.#free();
      throw error;
    }
  }

  /** Opens items ahead of their use. */
  async warmUp(count = this.#options.size): Promise<void> {
    while (this.#taken + this.#idle.length < Math.min(count, this.#options.size)) {
      this.#taken++;
      try {
        this.#idle.push(await this.#options.open());
      } finally {
        this.#free();
      }
    }
  }

  /** Ends those that nobody uses. */
  close(): void {
    for (const item of this.#idle.splice(0)) this.#options.close(item);
  }

  async #giveBack(item: Item): Promise<void> {
    const isGood = await this.#options.renew(item).catch(() => false);
    if (isGood) this.#idle.push(item);
    else this.#options.close(item);
    this.#free();
  }

  #free(): void {
    this.#taken--;
    this.#waiting.shift()?.();
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#taken >= this.#options.size) await this.#wait(signal);
    this.#taken++;
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onTurn = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(onTurn), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(onTurn);
    });
  }
}
