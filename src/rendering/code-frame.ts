/** The lines around a place, numbered, with a marker under it. Line and column count from 1. */
export function codeFrame(source: string, line: number, column: number): string {
  const lines = source.split('\n');
  const first = Math.max(1, line - 2);
  const last = Math.min(lines.length, line + 2);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = (lines[number - 1] ?? '').slice(0, 200);
    frame.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`);
    if (number === line) frame.push(`  ${' '.repeat(width)} | ${' '.repeat(Math.min(column - 1, 200))}^`);
  }
  return frame.join('\n');
}
