// The first of what a job's realm runs: it leaves there what a report can use, which is the language alone. The rest of what
// Chromium puts into a ShadowRealm is half made (`reportError` ends the process), and a report needs none of it. A
// FinalizationRegistry is left out for what it does late: its callback would run under another job.

const LANGUAGE =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error ' +
  'AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError globalThis JSON Math Intl ' +
  'ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray ' +
  'Float16Array Float32Array Float64Array DataView Map BigInt Set Iterator WeakMap WeakSet Proxy Reflect WeakRef ' +
  'DisposableStack AsyncDisposableStack decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite ' +
  'isNaN Temporal URL URLSearchParams TextEncoder TextDecoder atob btoa';

/** Whether this is a job's realm; otherwise it is the global scope of a page. */
export const isRealm = typeof window === 'undefined';

/** Takes timers from the page, since a realm has none. The handles are numbers. */
export type TakeTimers = (
  set: (callback: () => void, milliseconds: number, repeats: boolean) => number,
  clear: (handle: number) => void,
) => void;

/** Chromium's own ends the process where a callback throws. */
const queueMicrotask = (callback: () => void) => {
  // oxlint-disable-next-line promise/no-callback-in-promise -- that is what it is
  void Promise.resolve().then(callback);
};
// Before Marko's runtime, which keeps what it finds while it is loaded.
if (isRealm) Object.assign(globalThis, { queueMicrotask });

/** To be called when everything is loaded, and what is ours is fast in its place. */
export function closeRealm(): void {
  if (!isRealm) return;
  const kept = new Set(LANGUAGE.split(' '));
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  const console = Object.fromEntries(['debug', 'error', 'info', 'log', 'warn'].map((name) => [name, () => {}]));
  Object.assign(globalThis, { queueMicrotask, console });
  refuseCodeFromText();
}

export const takeTimers: TakeTimers = (set, clear) => {
  const timer =
    (repeats: boolean) =>
    (callback: (...args: unknown[]) => void, milliseconds?: number, ...args: unknown[]): number =>
      set(() => callback(...args), Number(milliseconds) || 0, repeats);
  const clearTimer = (handle: unknown) => {
    if (typeof handle === 'number') clear(handle);
  };
  Object.assign(globalThis, {
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
  });
};

/** `import()` ends the process of a page that is asked for it by a realm; code that is written as such is refused by the compiler. */
function refuseCodeFromText(): void {
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const { constructor } of kinds) {
    const { prototype } = constructor as { prototype: object };
    const refuse = function () {
      throw new EvalError('A template cannot make code from text.');
    };
    Object.defineProperty(refuse, 'prototype', { value: prototype });
    Object.defineProperty(prototype, 'constructor', { value: refuse });
    if (constructor === Function) Object.assign(globalThis, { Function: refuse });
  }
}
