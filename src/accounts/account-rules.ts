import type { FieldError } from '../errors.ts';

const MAX_USERNAME = 150;
const MAX_PASSWORD = 1024;

/** One spelling per name, as Django has it: NFKC. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC');
}

/** What is wrong with a (normalized) name, if anything. */
export function usernameProblem(name: string): FieldError | undefined {
  const problem = (code: FieldError['code'], message: string): FieldError => ({
    path: ['username'],
    involves: ['username'],
    code,
    message,
  });
  if (name === '') return problem('BLANK', 'This field may not be blank.');
  if (name.length > MAX_USERNAME) return problem('TOO_LONG', `Ensure this field has no more than ${MAX_USERNAME} characters.`);
  if (!/^[\p{L}\p{N}_.@+-]+$/u.test(name))
    return problem('WRONG_TYPE', 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.');
  return undefined;
}

/** What is wrong with a new password, if anything. */
export function passwordProblem(password: string): FieldError | undefined {
  const problem = (code: FieldError['code'], message: string): FieldError => ({
    path: ['password'],
    involves: ['password'],
    code,
    message,
  });
  if (password === '') return problem('BLANK', 'This field may not be blank.');
  if (password.length > MAX_PASSWORD) return problem('TOO_LONG', `Ensure this field has no more than ${MAX_PASSWORD} characters.`);
  return undefined;
}
