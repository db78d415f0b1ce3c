// Runs a command after making sure that everything it needs is there: npm run demo, npm test and the others start here.
// Plain JavaScript for any Node from 18 on, without a dependency, since before it runs nothing is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const [command, ...args] = process.argv.slice(2);
const userFolder = process.env.INIT_CWD ?? process.cwd();

const node = () => {
  const own = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  fail(
    `Node 24 is needed; this is ${process.version}, and no package brings one for ${process.platform}-${process.arch}. Install Node 24 and try again.`,
  );
};
const env = () => ({ ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` });

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function run(title, file, parameters, extra = {}) {
  console.error(`${title} …`);
  const { status, error } = spawnSync(file, parameters, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...env(), ...extra },
    shell: process.platform === 'win32',
  });
  if (error) fail(`${title}: ${error.message}`);
  if (status !== 0) fail(`${title} failed (exit ${status}); the lines above say why.`);
}

/** Does `work` unless it was done with the same input before; the stamp is in node_modules, so it goes with what it vouches for. */
function once(name, input, work) {
  const stamp = join(root, 'node_modules', `.reportree-${name}`);
  const hash = createHash('sha256').update(input).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

const lock = readFileSync(join(root, 'package-lock.json'));
once('packages', lock, () => {
  const npm = process.env.npm_execpath;
  const parameters = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  if (npm) run('Installing packages', process.execPath, [npm, ...parameters]);
  else run('Installing packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters);
});

const schema = join(root, 'prisma', 'schema');
const schemaText = readdirSync(schema).map((file) => readFileSync(join(schema, file)));
const generated = join(root, 'src', 'database', 'client', 'client.ts');
once('prisma-client', Buffer.concat([lock, ...schemaText, Buffer.from(String(existsSync(generated)))]), () => {
  // The binary of the schema engine would be a download, and generating needs none: any file that exists satisfies the check.
  run('Generating the database client', node(), [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  });
});

if (process.env.REPORTREE_SKIP_BROWSER !== '1') {
  const found = spawnSync(node(), [join(root, 'scripts', 'install-browser.ts')], { cwd: root, stdio: ['ignore', 2, 2], env: env() });
  if (found.status !== 0) process.exit(found.status ?? 1);
}

if (command) {
  // Relative paths on the command line are the user's, who may stand in a sub-folder.
  const child = spawn(
    command === 'node' ? node() : command,
    args.map((arg) => (/^(src|scripts|bench)\/.*\.ts$/.test(arg) ? join(root, arg) : arg)),
    {
      cwd: process.env.npm_lifecycle_event === 'reportree' ? userFolder : root,
      stdio: 'inherit',
      env: env(),
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
