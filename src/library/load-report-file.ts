import type { Parts } from '../parts.ts';
import type { RenderFile } from '../rendering/engine.ts';
import { assetKind } from './library-kinds.ts';
import { readContent } from './read-content.ts';

/** The folders of records' images below the media root; nothing else of the store may be shown in a report. */
const IMAGE_FOLDERS = ['part_images/', 'company_images/'];

/**
 * The file that a document shows: an asset by its name (`logo.png`, `assets/logo.png`), or a record's image by its media path
 * (`part_images/x.jpg`). Null: there is none. Any spelling of a letter finds it.
 */
export async function loadReportFile(parts: Pick<Parts, 'prisma' | 'files'>, path: string): Promise<RenderFile | null> {
  const mediaPath = mediaPathOf(path);
  const file = mediaPath === undefined ? null : await parts.prisma.storedFile.findUnique({ where: { path: mediaPath } });
  return file && { content: await readContent(parts, file), contentType: file.contentType };
}

function mediaPathOf(path: string): string | undefined {
  const clean = path.normalize('NFC').replace(/^\/*(?:media\/)?/, '');
  // PostgreSQL takes no NUL, and no stored path holds one.
  if (clean.includes('\0') || !clean.isWellFormed()) return undefined;
  if (IMAGE_FOLDERS.some((folder) => clean.startsWith(folder))) return clean;
  const name = clean.replace(/^(?:report\/)?assets\//, '');
  return name === '' || name.includes('/') ? undefined : `${assetKind.folder}/${name}`;
}
