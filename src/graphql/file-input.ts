import { InvalidError } from '../errors.ts';
import type { InputFile } from '../library/form.ts';
import { builder, type UploadedPart } from './builder.ts';

const TextFileInput = builder.inputType('TextFileInput', {
  description: 'A file of text, as text. It is stored as UTF-8.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'File name with its ending. Example: `"shelf-card.marko"`.' }),
    content: t.string({ required: true, description: 'What the file holds. Example: `"<h1>${input.part.full_name}</h1>"`.' }),
  }),
});

const FileInput = builder.inputType('FileInput', {
  description: 'A file: a multipart part or text. Give exactly one.',
  isOneOf: true,
  fields: (t) => ({
    upload: t.field({
      type: 'Upload',
      description: 'A part of a multipart request; the variable itself is `null`. For images and fonts there is no other way.',
    }),
    text: t.field({
      type: TextFileInput,
      description: 'The file as text, where multipart is out of reach: explorers, scripts, generated clients.',
    }),
  }),
});

export { FileInput, TextFileInput };

type FileInputValue = typeof FileInput.$inferInput;

/**
 * Reads a file to its end, `limit` bytes at most. Throws `InvalidError` on `file` for one that is larger, or that
 * did not arrive whole: what the parser cuts off is never taken for a file.
 */
export async function readFileInput({ text, upload }: FileInputValue, limit: number): Promise<InputFile> {
  if (text) {
    const content = new TextEncoder().encode(text.content);
    if (content.byteLength > limit) throw tooLarge(limit);
    return { name: text.name, content };
  }
  try {
    const part = await upload;
    return { name: part.filename, content: await readPart(part, limit) };
  } catch (error) {
    if (error instanceof InvalidError) throw error;
    // Whatever the parser says is about what was sent; it has no status for a malformed part or a file that two variables name.
    const { status, message } = error as { status?: number; message: string };
    throw status === 413 ? tooLarge(limit) : notWhole(message);
  }
}

async function readPart(part: UploadedPart, limit: number): Promise<Uint8Array> {
  const stream = part.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  // Past its limit the parser ends the stream without an error; it is set to one byte more than is allowed here.
  const content = Buffer.concat(chunks);
  if ((stream as { truncated?: boolean }).truncated || content.byteLength > limit) throw tooLarge(limit);
  return content;
}

const PATH = ['file'];

function tooLarge(limit: number): InvalidError {
  return InvalidError.of(PATH, 'FILE_TOO_LARGE', `The file is larger than ${limit / 1024 / 1024} MiB, the most that this server takes.`, [
    'file',
  ]);
}

function notWhole(reason: string): InvalidError {
  return InvalidError.of(PATH, 'NOT_A_FILE', `The file did not arrive whole: ${reason}`, ['file']);
}
