/** Writes a PDF, object by object. Dictionaries are given as text in Latin-1. */
export class PdfWriter {
  /** Four bytes above ASCII say that the file is binary. */
  readonly #pieces: Buffer[] = [Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
  readonly #places: number[] = [0];
  #length = this.#pieces[0]!.length;

  /** The number of an object that is written later. */
  reserve(): number {
    return this.#places.push(0) - 1;
  }

  add(text: string, stream?: Buffer): number {
    const number = this.reserve();
    this.write(number, text, stream);
    return number;
  }

  write(number: number, text: string, stream?: Buffer): void {
    this.#places[number] = this.#length;
    this.#append(Buffer.from(`${number} 0 obj\n${text}${stream ? ' stream\n' : '\nendobj\n'}`, 'latin1'));
    if (stream) this.#append(stream, Buffer.from('\nendstream\nendobj\n'));
  }

  end(root: number, info: number): Buffer {
    const places = this.#places.map((place, number) => `${String(place).padStart(10, '0')} ${number === 0 ? '65535 f' : '00000 n'} \n`);
    const count = places.length;
    this.#append(
      Buffer.from(
        `xref\n0 ${count}\n${places.join('')}trailer\n<</Size ${count}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${this.#length}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(this.#pieces, this.#length);
  }

  #append(...pieces: Buffer[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#length += piece.length;
    }
  }
}
