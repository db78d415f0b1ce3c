import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const PROGRAM = `
import json, sys, time
from weasyprint import HTML
for line in sys.stdin:
    start = time.perf_counter()
    size = len(HTML(string=json.loads(line)).write_pdf())
    print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "bytes": size}), flush=True)
`;

/** Debian's packages are for Debian's own Python, whichever else comes first on the path. */
const DEBIAN_PYTHON = '/usr/bin/python3';

export interface WeasyPrint {
  /** Milliseconds of the bare render, without the way there and back. */
  print(html: string): Promise<{ ms: number; bytes: number }>;
  close(): void;
}

/** WeasyPrint in a process that stays warm; undefined where it is not installed (Debian: `apt-get install weasyprint`). */
export async function openWeasyPrint(): Promise<WeasyPrint | undefined> {
  const process = spawn(DEBIAN_PYTHON, ['-c', PROGRAM], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const print = async (html: string) => {
    process.stdin.write(`${JSON.stringify(html)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('WeasyPrint ended.');
    return JSON.parse(value) as { ms: number; bytes: number };
  };
  process.on('error', () => {});
  process.stdin.on('error', () => {});
  try {
    await print('<p>warm</p>');
    return { print, close: () => void process.kill() };
  } catch {
    return undefined;
  }
}
