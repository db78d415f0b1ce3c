import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MEMORY_LIMIT_KIB = 1024 * 1024;

const compiler = fileURLToPath(new URL('./compiler-child.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Starts a process that may read the compiler and this folder, and neither write nor start anything; its environment is empty, and
 * it makes no code from text. What it may reach beside files is its own affair (confine.ts). `entry` is what it runs.
 */
export function startCompiler(entry = compiler): ChildProcessWithoutNullStreams {
  const readable = [`${join(root, 'node_modules')}/*`, `${join(root, 'src/rendering')}/*`, join(root, 'package.json'), entry];
  const node = [
    process.execPath,
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    entry,
  ];
  const [command, ...args] =
    process.platform === 'linux' ? ['/bin/sh', '-c', `ulimit -d ${MEMORY_LIMIT_KIB}; exec "$0" "$@"`, ...node] : node;
  return spawn(command!, args, {
    cwd: root,
    env: { NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  }) as unknown as ChildProcessWithoutNullStreams;
}
