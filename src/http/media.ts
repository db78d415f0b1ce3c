import { basename } from 'node:path/posix';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { RequestHandler } from 'express';
import { requireViewer } from '../accounts/require-viewer.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { NotFoundError } from '../errors.ts';
import type { PreviewFiles } from '../graphql/preview-files.ts';
import type { Parts } from '../parts.ts';
import { outputVisibleTo } from '../printing/output-visible-to.ts';
import type { HttpLocals } from './http-locals.ts';

interface Media {
  path: string;
  contentType: string;
  size: number;
  etag: string;
  /** A print or a preview: no cache keeps it. */
  isPrivate: boolean;
  stream(range?: { start: number; end: number }): Readable;
}

/** Serves /media/…: prints to their owner and to staff, everything else to whoever is logged in. */
export function media(
  parts: Pick<Parts, 'prisma' | 'files'>,
  previews: PreviewFiles,
): RequestHandler<{ path: string[] }, unknown, unknown, unknown, HttpLocals & Record<string, unknown>> {
  return async (req, res) => {
    const viewer = requireViewer(res.locals.viewer);
    const path = req.params.path.join('/').normalize('NFC');
    const file = (await findStored(parts, viewer, path)) ?? findPreview(previews, viewer, path);
    if (!file) throw NotFoundError.of('StoredFile');
    res.set({
      'Content-Type': file.contentType,
      'Content-Disposition': contentDisposition(basename(file.path), { type: 'inline' }),
      'Content-Security-Policy': policyOf(file.contentType),
      'Cache-Control': file.isPrivate ? 'private, no-store' : 'private, no-cache',
      'Accept-Ranges': 'bytes',
      ETag: file.etag,
      Vary: 'Cookie, Authorization',
    });
    if (req.fresh) return void res.status(304).end();
    const asked = ifRange(req.get('If-Range'), file.etag) ? req.range(file.size) : undefined;
    if (asked === -1) return void res.status(416).set('Content-Range', `bytes */${file.size}`).end();
    // Several ranges at once are served as the whole: https://www.rfc-editor.org/rfc/rfc9110#section-14.2-4
    const range = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 ? asked[0] : undefined;
    if (range) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    res.set('Content-Length', String(range ? range.end - range.start + 1 : file.size));
    if (req.method === 'HEAD' || file.size === 0) return void res.end();
    await pipeline(file.stream(range), res).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error; // the client left
    });
  };
}

async function findStored({ prisma, files }: Pick<Parts, 'prisma' | 'files'>, viewer: Viewer, path: string): Promise<Media | null> {
  if (path.includes('\0')) return null;
  const row = await prisma.storedFile.findUnique({ where: { path }, include: { output: true } });
  if (!row || (row.output && !outputVisibleTo(viewer, row.output))) return null;
  return { ...row, etag: `"${row.sha256.slice(0, 32)}"`, isPrivate: row.output !== null, stream: (range) => files.stream(row.key, range) };
}

function findPreview(previews: PreviewFiles, viewer: Viewer, path: string): Media | null {
  const file = previews.find(path);
  if (!file || file.ownerPk !== viewer.user.pk) return null;
  const { content } = file;
  return {
    path,
    contentType: file.contentType,
    size: content.byteLength,
    etag: `"${path.split('/')[1]}"`,
    isPrivate: true,
    stream: (range) => Readable.from([range ? content.subarray(range.start, range.end + 1) : content]),
  };
}

/**
 * What users upload runs no script on our origin, whatever it is: an SVG or HTML opened by itself is sandboxed. A PDF
 * cannot be, for Chromium's viewer refuses to work in a sandbox (https://issues.chromium.org/issues/41268877).
 */
function policyOf(contentType: string): string {
  const common = "default-src 'none'; frame-ancestors 'self'";
  return contentType === 'application/pdf'
    ? common
    : `${common}; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src 'self'; sandbox`;
}

/** A range counts only for the content that the client has the first part of. */
function ifRange(header: string | undefined, etag: string): boolean {
  return header === undefined || header === etag;
}
