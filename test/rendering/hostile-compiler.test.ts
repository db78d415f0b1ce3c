import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { startCompiler } from '../../src/rendering/compile/start-compiler.ts';

test("code that got into the compiler's process reaches no network, process or file", async () => {
  let visits = 0;
  const listener = createServer((socket) => {
    visits++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  vi.stubEnv('SECRET_OF_THE_SERVER', 'a secret');
  const child = startCompiler(fileURLToPath(new URL('./attack-from-compiler.ts', import.meta.url)));
  child.stdin.end(String((listener.address() as AddressInfo).port));
  const { control, ...attempts } = JSON.parse(await text(child.stdout)) as Record<string, string>;
  listener.close();
  expect(control).toMatch(/^DONE/);
  expect(visits).toBe(1);
  expect(Object.keys(attempts).length).toBeGreaterThan(50);
  expect(Object.entries(attempts).filter(([, answer]) => !answer.startsWith('refused'))).toEqual([]);
});
