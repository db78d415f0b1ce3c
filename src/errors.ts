/**
 * The errors that a caller can cause: one small, closed set. GraphQL shows them as typed results, REST as DRF bodies.
 * Anything else that is thrown is a bug of ours. A print that fails is none of these: it is a state of its output.
 */

/** What whoever runs the server can mend: the message is all that he is shown, and it says what to do. */
export abstract class OperatorError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** What is wrong with one field. The list may grow. */
export type FieldErrorCode =
  | 'REQUIRED'
  | 'NULL'
  | 'BLANK'
  | 'TOO_LONG'
  | 'WRONG_TYPE'
  | 'NOT_A_CHOICE'
  | 'MARKUP'
  | 'NOT_FOUND'
  | 'NOT_UNIQUE'
  | 'EMPTY_LIST'
  | 'TOO_MANY'
  | 'OUT_OF_RANGE'
  | 'NOT_A_FILE'
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'FILE_NAME'
  | 'FILE_TYPE'
  | 'FILE_ENCODING'
  | 'DOES_NOT_COMPILE'
  | 'BAD_FILTER'
  | 'BAD_PATTERN';

export interface FieldError {
  /** Where to show it, empty for the whole input: `['name']`, `['items', '0']`. */
  path: string[];
  /** Every input field that the rule looks at. */
  involves: string[];
  code: FieldErrorCode;
  message: string;
}

/** A remark about a template or its output. Lines and columns count from 1, as editors show them. (A type, not an interface: it is stored as JSON.) */
export type Diagnostic = {
  severity: 'ERROR' | 'WARNING';
  /** A stable word for programs: `SYNTAX`, `RUNTIME`, `IMAGE_NOT_LOADED`, `GLYPH_MISSING` … */
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  /** The source around the place, with a marker under it. */
  frame?: string;
  /** The pk of the item whose document it is about. */
  itemPk?: number;
};

/** The base of all that a caller can cause. */
export abstract class UserError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** The input breaks a rule; `fields` says which, all of them at once where they can be known together. */
export class InvalidError extends UserError {
  readonly fields: FieldError[];
  readonly diagnostics: Diagnostic[];
  constructor(fields: FieldError[], diagnostics: Diagnostic[] = []) {
    super(fields.map((field) => field.message).join(' ') || 'The input is invalid.');
    this.fields = fields;
    this.diagnostics = diagnostics;
  }

  /** One field, one error: the usual case. `involves` is the field's own first name unless told otherwise. */
  static of(path: string | string[], code: FieldErrorCode, message: string, involves?: string[]): InvalidError {
    const fullPath = typeof path === 'string' ? [path] : path;
    return new InvalidError([{ path: fullPath, involves: involves ?? fullPath.slice(0, 1), code, message }]);
  }
}

/** The thing that the call is about does not exist, or the viewer may not know that it does. */
export class NotFoundError extends UserError {
  /** `noun` by its own name: `ReportTemplate`. */
  static of(noun: string): NotFoundError {
    return new NotFoundError(`No ${noun} matches the given query.`);
  }
}

/** Nobody is logged in, or the credentials are wrong. HTTP 401. */
export class UnauthenticatedError extends UserError {
  constructor(message = 'Authentication credentials were not provided.') {
    super(message);
  }
}

/** The viewer is known and may not do this. */
export class ForbiddenError extends UserError {
  constructor(message = 'You do not have permission to perform this action.') {
    super(message);
  }
}

/** Somebody else's change stands in the way: a stale revision, a snippet in use. */
export class ConflictError extends UserError {}

/** Too much is under way; try again later. */
export class TooBusyError extends UserError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number, message = `Too busy. Try again in ${retryAfterSeconds} s.`) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Why a print failed. */
export type FailureCode =
  | 'TEMPLATE'
  | 'DATA'
  | 'FILENAME'
  | 'TIME_LIMIT'
  | 'MEMORY_LIMIT'
  | 'PAGE_LIMIT'
  | 'SIZE_LIMIT'
  | 'ATTACHMENT'
  | 'CANCELLED'
  | 'INTERNAL';

/** What an output in state FAILED or CANCELLED says about itself. */
export type PrintFailure = {
  code: FailureCode;
  message: string;
  diagnostics: Diagnostic[];
};

/** Thrown inside a print; becomes the `failure` of its output. */
export class PrintError extends Error {
  readonly code: FailureCode;
  readonly diagnostics: Diagnostic[];
  constructor(code: FailureCode, message: string, diagnostics: Diagnostic[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = 'PrintError';
    this.code = code;
    this.diagnostics = diagnostics;
  }
}
