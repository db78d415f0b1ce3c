import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { RequestError } from './request-error.ts';

export interface MultipartLimits {
  /** Of each file. */
  fileBytes: number;
  /** Of all texts together. */
  textBytes: number;
  fields: number;
}

const MOST_FILES = 10;

/** Reads a multipart form to its end. Throws `RequestError`: 400 for one that is malformed, 413 for one that is too large. */
export function readMultipart(request: IncomingMessage, limits: MultipartLimits): Promise<FormData> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    const refuse = (status: number, message: string) => {
      request.unpipe();
      reject(new RequestError(status, message));
    };
    const malformed = (error: unknown) => refuse(400, `Multipart form parse error - ${wordsOf(error)}`);
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        preservePath: true,
        limits: { fileSize: limits.fileBytes + 1, files: MOST_FILES, fields: limits.fields, fieldSize: limits.textBytes },
      });
    } catch (error) {
      return malformed(error);
    }
    let textBytes = 0;
    parser.on('field', (name, value, { valueTruncated }) => {
      textBytes += Buffer.byteLength(value);
      if (valueTruncated || textBytes > limits.textBytes) refuse(413, `The texts of the form are larger than ${limits.textBytes} bytes.`);
      form.append(name, value);
    });
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.fileBytes) {
          chunks.length = 0;
          refuse(413, `The file "${filename}" is larger than ${limits.fileBytes / 1024 / 1024} MiB, the most that this server takes.`);
        } else chunks.push(chunk);
      });
      stream.on('error', malformed);
      // A part without a name is no file, as for Django.
      stream.on('end', () => filename && form.append(name, new File(chunks as BlobPart[], filename, { type: mimeType })));
    });
    parser.on('filesLimit', () => refuse(400, `The form has more than ${MOST_FILES} files.`));
    parser.on('fieldsLimit', () => refuse(400, `The form has more than ${limits.fields} fields.`));
    parser.on('error', malformed);
    parser.on('close', () => resolve(form));
    request.on('error', malformed);
    request.pipe(parser);
  });
}

function wordsOf(error: unknown): string {
  const { message } = error as Error;
  return /boundary/i.test(message) ? 'Invalid boundary in multipart: None' : message;
}
