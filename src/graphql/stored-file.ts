import { basename } from 'node:path/posix';
import type { Parts } from '../parts.ts';
import { builder } from './builder.ts';

/** Texts up to this size are given in `text`. */
const TEXT_LIMIT_BYTES = 10 * 1024 * 1024;

/** A file of the store, or one that is kept in memory alone. */
export interface FileShape {
  path: string;
  contentType: string;
  size: number;
  read(parts: Pick<Parts, 'files'>): Promise<Uint8Array>;
}

/** What {@link storedFile} needs of a row; a list reads no more. */
export const storedFileColumns = { select: { path: true, contentType: true, size: true, key: true } } as const;

/** A row of the store as the API shows it. */
export function storedFile(row: { path: string; contentType: string; size: number; key: string }): FileShape {
  return { path: row.path, contentType: row.contentType, size: row.size, read: ({ files }) => files.read(row.key) };
}

/** Where a media path is served, below the server's address; every segment is escaped. */
export function mediaPath(path: string): string {
  return `/media/${path.split('/').map(encodeURIComponent).join('/')}`;
}

export const StoredFile = builder.objectRef<FileShape>('StoredFile').implement({
  description: 'A file. Its content is served at `url` to those who may see it, with range requests.',
  fields: (t) => ({
    name: t.string({ description: 'Its name without folders. Example: `"BuildOrder-1.pdf"`.', resolve: ({ path }) => basename(path) }),
    url: t.string({
      description: 'Absolute address. Example: `"http://127.0.0.1:8000/media/data_output/BuildOrder-1.pdf"`.',
      resolve: ({ path }, _args, { parts }) => `${parts.config.baseUrl ?? ''}${mediaPath(path)}`,
    }),
    path: t.string({
      description: 'The same address without the server\'s. Example: `"/media/data_output/BuildOrder-1.pdf"`.',
      resolve: ({ path }) => mediaPath(path),
    }),
    contentType: t.exposeString('contentType', { description: 'Media type. Example: `"application/pdf"`.' }),
    size: t.exposeInt('size', { description: 'Bytes. Example: `48211`.' }),
    text: t.string({
      nullable: true,
      complexity: 5,
      description: 'The content, where it is text; null: it is not, or larger than 10 MiB. Example: `"<h1>${input.part.name}</h1>"`.',
      async resolve(file, _args, { parts }) {
        if (!isText(file.contentType) || file.size > TEXT_LIMIT_BYTES) return null;
        return new TextDecoder().decode(await file.read(parts));
      },
    }),
  }),
});

function isText(contentType: string): boolean {
  return /^text\/|[/+](json|xml|javascript)\b/.test(contentType);
}
