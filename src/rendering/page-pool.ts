/** Pages of one kind, a few at most, lent one at a time; a returned page serves the next. */
export class PagePool<Page extends { close(): Promise<void> }> {
  readonly #open: () => Promise<Page>;
  readonly #size: number;
  readonly #idle: Page[] = [];
  readonly #waiting: (() => void)[] = [];
  #lent = 0;

  constructor(size: number, open: () => Promise<Page>) {
    this.#size = size;
    this.#open = open;
  }

  /** Lends a page to `work`; `isGood` says afterwards whether it may serve again. Waits while all are lent. */
  async use<Result>(
    signal: AbortSignal,
    isGood: (page: Page, error: unknown) => boolean,
    work: (page: Page) => Promise<Result>,
  ): Promise<Result> {
    await this.#turn(signal);
    let page: Page | undefined;
    try {
      page = this.#idle.pop() ?? (await this.#open());
      const result = await work(page);
      this.#giveBack(page, isGood(page, undefined));
      return result;
    } catch (error) {
      if (page) this.#giveBack(page, isGood(page, error));
      throw error;
    } finally {
      this.#lent--;
      this.#waiting.shift()?.();
    }
  }

  /** Opens pages ahead of their use. */
  async warmUp(): Promise<void> {
    while (this.#idle.length + this.#lent < this.#size) this.#idle.push(await this.#open());
  }

  /** Forgets the idle pages: their browser is gone. */
  clear(): void {
    for (const page of this.#idle.splice(0)) void page.close();
  }

  #giveBack(page: Page, good: boolean): void {
    if (good) this.#idle.push(page);
    else void page.close();
  }

  async #turn(signal: AbortSignal): Promise<void> {
    while (this.#lent >= this.#size) {
      signal.throwIfAborted();
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
    }
    signal.throwIfAborted();
    this.#lent++;
  }
}
