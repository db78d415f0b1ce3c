// What somebody could try whose code got to run in the compiler's process. Runs there (hostile-compiler.test.ts), and tells what
// came of each attempt. The input is the port of a listener.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { confine } from '../../src/rendering/compile/confine.ts';

const { stdin, stdout } = process;
const port = Number(await text(stdin));
/** What every module of the compiler has. */
const require = createRequire(import.meta.url);
const { Module } = require('node:module') as { Module: Record<string, (...args: unknown[]) => unknown> };
const events = require('node:events') as { prototype: { emit(...args: unknown[]): unknown } };

const answers: Record<string, string> = {};
async function attempt(name: string, work: () => unknown): Promise<void> {
  const result = await Promise.resolve()
    .then(work)
    .then(
      (value) => `DONE ${typeof value}`,
      (error: unknown) => `refused: ${(error as Error).message.split('\n')[0]}`,
    );
  answers[name] = result;
}
type Connect = (port: number, host: string) => Pick<Socket, 'once'>;
const reach = (by: Connect) =>
  new Promise((resolve, reject) => {
    by(port, '127.0.0.1').once('connect', resolve).once('error', reject);
  });

// While it may: the listener is there, and Node's permissions do not keep anybody from it.
await attempt('control', () => reach(connect));
confine();

for (const name of [
  'net',
  'tls',
  'http',
  'https',
  'http2',
  'dgram',
  'dns',
  'dns/promises',
  'inspector',
  'worker_threads',
  'child_process',
  'cluster',
  'module',
  'repl',
  'vm',
  'wasi',
])
  for (const specifier of [name, `node:${name}`]) {
    await attempt(`import ${specifier}`, () => import(specifier));
    await attempt(`require ${specifier}`, () => require(specifier) as unknown);
  }
await attempt('Module._load', () => Module._load!('net'));
await attempt('Module.prototype.require', () =>
  Reflect.apply((Module.prototype as unknown as { require: () => unknown }).require, module(), ['net']),
);
await attempt('Module.createRequire', () => (Module.createRequire!(import.meta.url) as typeof require)('node:net') as unknown);
await attempt('Module.registerHooks', () => Module.registerHooks!({}));
await attempt('another module', () => import(['data:text/javascript', 'import "node:net"'].join()));
await attempt('net.connect, had before', () => reach(connect));
await attempt('a stream caught when it works', () => {
  const caught: object[] = [];
  const { emit } = events.prototype;
  events.prototype.emit = function (this: object, ...args) {
    caught.push(this);
    return Reflect.apply(emit, this, args);
  };
  stdout.emit('x');
  events.prototype.emit = emit;
  const [stream] = caught as { constructor: new () => { connect: Connect } }[];
  return reach((...at) => new stream!.constructor().connect(...at));
});
await attempt('fetch', () => fetch(`http://127.0.0.1:${port}/`));
await attempt('WebSocket', () => new WebSocket(`ws://127.0.0.1:${port}/`));
await attempt('EventSource', () => new EventSource(`http://127.0.0.1:${port}/`));
const members: Record<string, unknown[]> = {
  binding: ['tcp_wrap'],
  _linkedBinding: ['x'],
  getBuiltinModule: ['net'],
  dlopen: [{}, 'x'],
  execve: ['/bin/true', []],
  kill: [process.ppid, 0],
  _kill: [process.ppid, 0],
  _debugProcess: [process.ppid],
  _getActiveHandles: [],
  openStdin: [],
};
for (const [name, args] of Object.entries(members))
  await attempt(`process.${name}`, () => (process as unknown as Record<string, (...all: unknown[]) => unknown>)[name]!(...args));
for (const name of ['stdin', 'stdout', 'stderr', 'report', 'mainModule'] as const)
  await attempt(`process.${name}`, () => Object.keys((process as unknown as Record<string, object>)[name]!));
await attempt('code from text', () => Reflect.construct(Function, ['return 1']));
await attempt('a file of the host', () => fs.readFileSync('/etc/hostname'));
await attempt("the server's settings", () => fs.readFileSync(new URL('../../src/config.ts', import.meta.url)));
await attempt('a file written', () => fs.writeFileSync(new URL('../../src/rendering/written', import.meta.url), 'x'));
await attempt('a secret of the environment', () => process.env.SECRET_OF_THE_SERVER!.length);
stdout.write(JSON.stringify(answers));

function module() {
  return { id: 'x', filename: '/template/x.js', paths: [], children: [] };
}
