/** Where in which template a mistake is: line from 1, column from 0. */
export interface Place {
  template: string;
  line: number;
  column: number;
}

/** A mistake of a template; `place` is told as soon as somebody knows it. */
export abstract class TemplateError extends Error {
  place?: Place;
  /** The name of the exception, as Python has it: `ValueError`. */
  abstract readonly type: string;
}

/** An exception of Python itself, with its own words. */
export class PyError extends TemplateError {
  readonly type: string;
  /** Django prints nothing in its place, where a variable raised it. */
  readonly silent: boolean;

  constructor(type: string, message: string, silent = false) {
    super(message);
    this.name = type;
    this.type = type;
    this.silent = silent;
  }
}

/** What a template may not say. */
export class TemplateSyntaxError extends TemplateError {
  override readonly name = 'TemplateSyntaxError';
  readonly type = 'TemplateSyntaxError';
}

/** The message is the name of the template that is not there. */
export class TemplateDoesNotExist extends TemplateError {
  override readonly name = 'TemplateDoesNotExist';
  readonly type = 'TemplateDoesNotExist';
}

/** A name that a tag or an argument cannot do without. */
export class VariableDoesNotExist extends TemplateError {
  override readonly name = 'VariableDoesNotExist';
  readonly type = 'VariableDoesNotExist';
}

export const typeError = (message: string): PyError => new PyError('TypeError', message);
export const valueError = (message: string): PyError => new PyError('ValueError', message);
export const attributeError = (message: string): PyError => new PyError('AttributeError', message);

/** Whether it is one of Python's exceptions of these types. */
export function isPyError(error: unknown, ...types: string[]): error is PyError {
  return error instanceof PyError && (types.length === 0 || types.includes(error.type));
}
