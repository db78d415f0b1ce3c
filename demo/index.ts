import { readdirSync } from 'node:fs';
import { extname } from 'node:path';

export { demoRecords } from './inventory.ts';

/** A picture that records name by `path`, below the media root. */
export interface DemoFile {
  path: string;
  file: URL;
  contentType: string;
}

/** A file that templates show by `name`. */
export interface DemoAsset {
  name: string;
  description: string;
  file: URL;
  contentType: string;
}

const contentTypes: Record<string, string> = { '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg' };

const imagesOf = (folder: string): DemoFile[] =>
  readdirSync(new URL(`images/${folder}/`, import.meta.url))
    .toSorted()
    .map((name) => ({
      path: `${folder}/${name}`,
      file: new URL(`images/${folder}/${name}`, import.meta.url),
      contentType: contentTypes[extname(name)]!,
    }));

export const demoFiles: DemoFile[] = [...imagesOf('part_images'), ...imagesOf('company_images')];

export const demoAssets: DemoAsset[] = [
  {
    name: 'company-logo.svg',
    description: 'Logo of Halden Lamp Works, for the head of every report',
    file: new URL('images/assets/company-logo.svg', import.meta.url),
    contentType: 'image/svg+xml',
  },
];
