import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface FoundBrowser {
  path: string;
  /** The headless shell is three to six times faster on small documents than full Chromium; both print the same. */
  kind: 'headless-shell' | 'full';
}

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell', 'headless-shell'];
const FULL = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** What to do when there is none. */
export const NO_BROWSER =
  "No browser to print with was found. Install Chromium's headless shell (Debian: apt-get install chromium-headless-shell; elsewhere: npx playwright-core install --only-shell chromium), or set CHROMIUM_PATH to the browser that you have.";

/** The browser that prints: `chromiumPath`, else a headless shell, else full Chromium; null when there is none. */
export function findBrowser(chromiumPath?: string): FoundBrowser | null {
  if (chromiumPath)
    return existsSync(chromiumPath) ? { path: chromiumPath, kind: /shell/i.test(chromiumPath) ? 'headless-shell' : 'full' } : null;
  const shell = onPath(SHELLS) ?? playwrights('chromium_headless_shell-', /^(chrome-)?headless[_-]shell(\.exe)?$/);
  if (shell) return { path: shell, kind: 'headless-shell' };
  const full = onPath(FULL) ?? MAC.find((path) => existsSync(path)) ?? playwrights('chromium-', /^(chrome|chromium)(\.exe)?$/i);
  return full ? { path: full, kind: 'full' } : null;
}

function onPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) if (existsSync(join(folder, name + ending))) return join(folder, name + ending);
  return undefined;
}

/** Browsers that playwright installed, the newest first. */
function playwrights(prefix: string, name: RegExp): string | undefined {
  const root =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    { darwin: join(homedir(), 'Library/Caches/ms-playwright'), win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright') }[
      process.platform as string
    ] ??
    join(homedir(), '.cache/ms-playwright');
  const builds = list(root)
    .filter((build) => build.startsWith(prefix))
    .toSorted((a, b) => Number(b.slice(prefix.length)) - Number(a.slice(prefix.length)));
  for (const build of builds) {
    for (const platform of list(join(root, build))) {
      const found = list(join(root, build, platform)).find((file) => name.test(file));
      if (found) return join(root, build, platform, found);
    }
  }
  return undefined;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
