export interface PagePoolOptions<Page> {
  /** How many pages there may be at the same time. */
  size: number;
  open(): Promise<Page>;
  /** Makes a page that was used ready for its next use; false: it must not be used again. */
  renew(page: Page): Promise<boolean>;
  /** Ends a page; never throws. */
  close(page: Page): void;
}

/** Pages of one kind, a few at most, lent one at a time; a page that was given back serves the next. */
export class PagePool<Page> {
  readonly #options: PagePoolOptions<Page>;
  readonly #idle: Page[] = [];
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(options: PagePoolOptions<Page>) {
    this.#options = options;
  }

  /** Lends a page to `work`, waiting while all are lent. A page with which it fails is not used again. */
  async use<Result>(signal: AbortSignal, work: (page: Page) => Promise<Result>): Promise<Result> {
    await this.#turn(signal);
    let page: Page | undefined;
    try {
      page = this.#idle.pop() ?? (await this.#options.open());
      const result = await work(page);
      void this.#giveBack(page); // renewed beside what its user does next
      return result;
    } catch (error) {
      if (page !== undefined) this.#options.close(page);
      this.#free();
      throw error;
    }
  }

  /** Opens pages ahead of their use. */
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

  async #giveBack(page: Page): Promise<void> {
    const isGood = await this.#options.renew(page).catch(() => false);
    if (isGood) this.#idle.push(page);
    else this.#options.close(page);
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
