import { isBuiltin, Module, registerHooks } from 'node:module';
import { Socket } from 'node:net';

/** Modules of Node that may still be loaded: they reach nobody. (Files are bounded by Node's own permissions.) */
const HARMLESS = new Set(['assert', 'buffer', 'events', 'fs', 'path', 'querystring', 'url', 'util']);

/** Ways from `process` to other modules, to sockets (its streams are some) and to other processes. */
const OF_PROCESS = [
  'stdin',
  'stdout',
  'stderr',
  'openStdin',
  'binding',
  '_linkedBinding',
  'getBuiltinModule',
  'mainModule',
  'dlopen',
  'execve',
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  '_getActiveHandles',
  '_getActiveRequests',
  'report',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
];

/**
 * Takes the network and all other processes from this one, for good. Node's permissions know files, children and workers; in
 * Node 24 they leave sockets and signals open. To be called when everything is loaded, and before anything untrusted is read.
 * It is a second wall: the compiler reads templates and runs none of their code.
 */
export function confine(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (isBuiltin(specifier) && !HARMLESS.has(specifier.replace(/^node:/, '')))
        throw new Error(`The compiler does without "${specifier}".`);
      return next(specifier, context);
    },
  });
  // Hooks of somebody else would be asked before this one.
  for (const name of ['register', 'registerHooks']) Reflect.deleteProperty(Module, name);
  // Whoever gets hold of a stream of ours has its class.
  Reflect.deleteProperty(Socket.prototype, 'connect');
  for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);
  for (const name of OF_PROCESS) Reflect.deleteProperty(process, name);
}
