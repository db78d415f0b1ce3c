import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The faces of Arimo that the default templates use; it has the widths of Arial and of Liberation Sans. */
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const ARIMO = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/arimo/package.json')));
/** Where fontconfig looks when nothing else is said. */
const SYSTEM = '/etc/fonts/fonts.conf';

/**
 * The environment of a browser that is to find our own font beside the machine's: a report has the same lines and pages on a
 * machine without Arial and its kin, where DejaVu Sans would stand in for them, 15 % wider. By fontconfig, hence on Linux, elsewhere
 * Arial is there; a web font would have to be loaded for each document.
 * @param folder where the configuration is written; it must live as long as the browser.
 */
export function browserFonts(folder: string): Record<string, string> {
  if (process.platform !== 'linux') return {};
  const system = process.env.FONTCONFIG_FILE ?? SYSTEM;
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, configuration(existsSync(system) ? system : SYSTEM));
  return { FONTCONFIG_FILE: file };
}

/** Without hinting of its own: as the machine rounds widths of letters, so lines would break. */
function configuration(system: string): string {
  const folders = FACES.map((face) => `  <dir>${escaped(join(ARIMO, face))}</dir>\n`).join('');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">${escaped(system)}</include>
${folders}  <match target="pattern">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
  </match>
</fontconfig>
`;
}

const escaped = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
