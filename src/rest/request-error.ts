/** A request that REST itself refuses, before any resolver has a say: the status and the sentence of `detail`. */
export class RequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
