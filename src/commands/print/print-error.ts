import { OperatorError } from '../../errors.ts';

/** `reportree print` was asked for something that there is not: the message says what would be right. */
export class PrintCommandError extends OperatorError {}
