// Makes sure that a browser to print with is there. Part of the set-up; says nothing when one is.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser } from '../src/rendering/find-browser.ts';

const found = findBrowser(process.env.CHROMIUM_PATH || undefined);
if (!found || found.kind === 'full') install();

function install(): void {
  console.error("Installing the browser that prints (Chromium's headless shell) …");
  const tried: string[] = [];
  for (const [name, attempt] of [
    ["Debian's package chromium-headless-shell", installFromDebian],
    ["playwright's own build", installFromPlaywright],
  ] as const) {
    const problem = attempt();
    if (problem === null && findBrowser()?.kind === 'headless-shell') return;
    tried.push(`  ${name}: ${problem ?? 'was installed, and no browser was found afterwards'}`);
  }
  if (found) {
    console.error(
      `The headless shell could not be installed; ${found.path} serves, three to six times slower on small documents.\n${tried.join('\n')}`,
    );
    return;
  }
  console.error(
    `No browser to print with was found, and none could be installed:\n${tried.join('\n')}\n` +
      'Install Chromium (best its headless shell, on Debian: apt-get install chromium-headless-shell), ' +
      'or set CHROMIUM_PATH to the browser that you have. Then try again.',
  );
  process.exitCode = 1;
}

/** Null when it went well; else why not. */
function installFromDebian(): string | null {
  if (process.platform !== 'linux') return 'this is no Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  if (spawnSync('apt-get', ['--version']).status !== 0) return 'there is no apt-get';
  const quiet = { stdio: ['ignore', 'ignore', 2] as ('ignore' | number)[], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation', 'fonts-noto-core'],
    quiet,
  );
  return status === 0 ? null : `apt-get install ended with ${status}`;
}

function installFromPlaywright(): string | null {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 10 * 60_000,
  });
  return status === 0 ? null : `playwright-core install ended with ${status}`;
}
