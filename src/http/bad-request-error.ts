/** A request that is answered before its operation is known: what a status and a message say. */
export class BadRequestError extends Error {
  override name = 'BadRequestError';
  /** 400 to 499. */
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
