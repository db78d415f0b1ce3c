import { builder } from './builder.ts';
import { FileInput } from './file-input.ts';

export const CreateLibraryFileInput = builder.inputType('CreateLibraryFileInput', {
  description: 'A new asset or snippet.',
  fields: (t) => ({
    description: t.string({ required: true, description: 'What it is; at most 250 characters. Example: `"Company logo"`.' }),
    file: t.field({ type: FileInput, required: true, description: 'The file. Its name is what templates call it by, and has to be free.' }),
  }),
});

export const UpdateLibraryFileInput = builder.inputType('UpdateLibraryFileInput', {
  description: 'What is to change. An absent field stays as it is; null is refused (code `NULL`), for none of these can be cleared.',
  fields: (t) => ({
    description: t.string({ description: 'What it is; at most 250 characters. Example: `"Company logo"`.' }),
    file: t.field({ type: FileInput, description: 'The new content.' }),
  }),
});
