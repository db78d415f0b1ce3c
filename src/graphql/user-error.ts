import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  TooBusyError,
  type FieldError as FieldErrorShape,
  type FieldErrorCode as Code,
} from '../errors.ts';
import { builder } from './builder.ts';
import { Diagnostic } from './diagnostic.ts';

const codes: Record<Code, { description: string }> = {
  REQUIRED: { description: 'The field is missing.' },
  NULL: { description: 'The field is null and may not be; leave it out to keep it as it is.' },
  BLANK: { description: 'The text is empty, or nothing but blanks.' },
  TOO_LONG: { description: 'The text is longer than allowed; the message says how long it may be.' },
  WRONG_TYPE: { description: 'The value is of another kind, such as the id of another type.' },
  NOT_A_CHOICE: { description: 'The value is none of those allowed.' },
  MARKUP: { description: 'The text holds HTML, which is not allowed here.' },
  NOT_FOUND: { description: 'What the value names does not exist.' },
  NOT_UNIQUE: { description: 'Something else has this value already.' },
  EMPTY_LIST: { description: 'The list is empty.' },
  TOO_MANY: { description: 'The list is longer than allowed; the message says how long it may be.' },
  OUT_OF_RANGE: { description: 'The number is too small or too large; the message says what is allowed.' },
  NOT_A_FILE: { description: 'What arrived is no file, or the file did not arrive whole.' },
  EMPTY_FILE: { description: 'The file has no content.' },
  FILE_TOO_LARGE: { description: 'The file is larger than `Settings.uploadLimit`.' },
  FILE_NAME: { description: 'The file has no usable name, or one that is taken or reserved.' },
  FILE_TYPE: { description: 'The file name has an ending that is not allowed here.' },
  FILE_ENCODING: { description: 'The file is text and is not UTF-8.' },
  DOES_NOT_COMPILE: { description: 'The template does not compile; `diagnostics` says where.' },
  BAD_FILTER: { description: 'The filter is no filter, or not one for this kind of record.' },
  BAD_PATTERN: { description: 'The file name pattern is not well formed, or leads out of its folder.' },
};

export const FieldErrorCode = builder.enumType('FieldErrorCode', {
  description: 'What is wrong with a field, for programs. New codes may come.',
  values: codes,
});

const FieldError = builder.objectRef<FieldErrorShape>('FieldError').implement({
  description: 'What is wrong with one field of the input.',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'Where to show it, from the input\'s fields inward; empty: the input as a whole. Examples: `["name"]`, `["items", "0"]`.',
    }),
    involves: t.exposeStringList('involves', { description: 'Every field that the rule looks at. Example: `["name", "modelType"]`.' }),
    code: t.expose('code', { type: FieldErrorCode, description: 'What is wrong, for programs. Example: `NOT_UNIQUE`.' }),
    message: t.exposeString('message', { description: 'What is wrong, for people. Example: `"This field may not be blank."`.' }),
  }),
});

const UserError = builder.interfaceRef<Error>('UserError').implement({
  description: 'A mistake that a user can mend. `... on UserError { message }` covers all of them, also those of later versions.',
  fields: (t) => ({
    message: t.exposeString('message', {
      description: 'What is wrong and, where it helps, what would be right. Example: `"This field may not be blank."`.',
    }),
  }),
});

builder.objectType(InvalidError, {
  name: 'InvalidError',
  description: 'The input breaks a rule. Nothing was changed.',
  interfaces: [UserError],
  fields: (t) => ({
    fields: t.expose('fields', {
      type: [FieldError],
      description: 'What is wrong with which field; all at once, where they can be known together.',
    }),
    diagnostics: t.expose('diagnostics', {
      type: [Diagnostic],
      description: 'For a template that does not compile: where, and why. Else empty.',
    }),
  }),
});
builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'What the call is about does not exist, or the viewer may not know that it does.',
  interfaces: [UserError],
});
builder.objectType(ForbiddenError, { name: 'ForbiddenError', description: 'The viewer may not do this.', interfaces: [UserError] });
builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: "Somebody else's change stands in the way: a newer revision, a snippet in use.",
  interfaces: [UserError],
});
builder.objectType(TooBusyError, {
  name: 'TooBusyError',
  description: 'Too much is under way. The same call may succeed later.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Seconds after which to try again. Example: `60`.' }),
  }),
});
