import { parseArgs } from 'node:util';

/** What was measured: of a document the median time of one way to print it, or how many a second. */
export interface Row {
  document: string;
  way: string;
  ms?: number;
  perSecond?: number;
  bytes?: number;
}

export interface Goal {
  name: string;
  /** `at most 1.2` */
  goal: string;
  value: number | undefined;
  /** Undefined: not measured. */
  met: boolean | undefined;
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } }, strict: false });
/** With `--json` the report alone goes to stdout, and what is said on the way to stderr. */
export const isJson = values.json === true;

export const rows: Row[] = [];
export const goals: Goal[] = [];

export function say(text: string): void {
  (isJson ? process.stderr : process.stdout).write(`${text}\n`);
}

export function row(measured: Row): void {
  rows.push(measured);
  const { document, way, ms, perSecond, bytes } = measured;
  const figure = ms === undefined ? `${(perSecond ?? 0).toFixed(0)} /s` : `${ms.toFixed(1)} ms`;
  say(`${document.padEnd(22)} ${way.padEnd(12)} ${figure.padStart(12)} ${bytes ? `${bytes} bytes`.padStart(16) : ''}`);
}

export function atMost(name: string, goal: number, value: number | undefined): void {
  goals.push({ name, goal: `at most ${goal}`, value, met: value === undefined ? undefined : value <= goal });
}

export function atLeast(name: string, goal: number, value: number | undefined): void {
  goals.push({ name, goal: `at least ${goal}`, value, met: value === undefined ? undefined : value >= goal });
}

/** The middle one. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Says which goals were met, or with `--json` everything as one object. */
export function report(): void {
  if (isJson) process.stdout.write(`${JSON.stringify({ goals, rows }, null, 2)}\n`);
  for (const { name, goal, value, met } of goals) {
    const sign = met === undefined ? ' ' : met ? '✓' : '✗';
    say(`${sign} ${name.padEnd(64)} ${goal.padStart(14)} ${value === undefined ? 'not measured' : value.toFixed(2).padStart(8)}`);
  }
}
