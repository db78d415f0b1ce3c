/**
 * Every sentence that the library says about an input: what InvenTree's API answers, word for word where it has one, since
 * its clients show them. GraphQL and REST say the same.
 */
export const messages = {
  required: 'This field is required.',
  isNull: 'This field may not be null.',
  blank: 'This field may not be blank.',
  notText: 'Not a valid string.',
  notBoolean: 'Must be a valid boolean.',
  tooLong: (limit: number) => `Ensure this field has no more than ${limit} characters.`,
  notInteger: 'A valid integer is required.',
  notAvailable: (value: string) => `Select a valid choice. ${value} is not one of the available choices.`,
  notAChoice: (value: string) => `"${value}" is not a valid choice.`,
  markup: 'Remove HTML tags from this value',
  notAnObject: (kind: string) => `Invalid data. Expected a dictionary, but got ${kind}.`,
  noData: 'No data provided',

  noFile: 'No file was submitted.',
  notAFile: 'The submitted data was not a file. Check the encoding type on the form.',
  emptyFile: 'The submitted file is empty.',
  fileTooLarge: (size: number, limit: number) => `The file has ${size} bytes; at most ${limit} are allowed.`,
  fileNameTooLong: (length: number, limit: number) => `Ensure this filename has at most ${limit} characters (it has ${length}).`,
  fileType: (extension: string, allowed: readonly string[]) =>
    `File extension “${extension}” is not allowed. Allowed extensions are: ${allowed.join(', ')}.`,
  fileTaken: 'Template file with this name already exists',
  notUtf8: (position: string) => `The file is not UTF-8 text: the first bad byte is ${position}. Save it as UTF-8.`,
  notATagName: (name: string) =>
    `“${name}” cannot be a tag: the file's name, without its ending, must be of letters a-z, digits and "-", start with a letter, and not be an element of HTML or a tag of Marko.`,
  doesNotCompile: (place: string, message: string) => `The template does not compile: ${place}${message}`,

  metadataNoObject: 'Metadata must be a python dict object',
  notAnOption: 'Chosen value is not a valid option',
  notADateTime: 'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
  notAPk: (kind: string) => `Incorrect type. Expected pk value, received ${kind}.`,
  notAList: (kind: string) => `Expected a list of items but got type "${kind}".`,
  emptyList: 'This list may not be empty.',
  choiceNotAvailable: 'Select a valid choice. That choice is not one of the available choices.',
  noItemsMatch: 'No items match the provided criteria',
  noItemsForBulk: 'List of items must be provided for bulk operation',
  itemsNoList: 'Items must be provided as a list',
  notUnique: 'The fields name, model_type must make a unique set.',
  badGroup: (group: string) => `Invalid group: ${group}`,
  badList: (value: string) => `Invalid list value: ${value}`,
  badTemplatePattern: (text: string) => `The pattern is wrong: ${text}`,
  badPattern: (position: number, problem: string) => `The pattern is wrong at character ${position}: ${problem}`,

  staleRevision: (asked: number, current: number) =>
    `The template was changed in the meantime: it is at revision ${current}, not ${asked}. Read it again and repeat your change.`,
  snippetInUse: (names: string[], more: number) =>
    `The snippet is in use by ${names.map((name) => `"${name}"`).join(', ')}${more ? ` and ${more} more` : ''}. Change them first, or delete it even though it is used.`,
} as const;
