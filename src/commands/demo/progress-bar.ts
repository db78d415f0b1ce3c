const WIDTH = 24;
const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';

/** One line that is redrawn on a terminal; elsewhere only its last state is written. */
export class ProgressBar {
  readonly #label: string;
  readonly #stream: NodeJS.WriteStream;

  constructor(label: string, stream: NodeJS.WriteStream = process.stdout) {
    this.#label = label;
    this.#stream = stream;
  }

  /** `share` from 0 to 1. */
  draw(share: number, note: string): void {
    if (this.#stream.isTTY) this.#stream.write(`\r${HIDE_CURSOR}${this.#line(share, note)}\u001B[K`);
  }

  end(note: string, share = 1): void {
    this.#stream.write(this.#stream.isTTY ? `\r${this.#line(share, note)}\u001B[K${SHOW_CURSOR}\n` : `${this.#line(share, note)}\n`);
  }

  #line(share: number, note: string): string {
    const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
    return `  ${this.#label.padEnd(22)} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${note}`;
  }
}
