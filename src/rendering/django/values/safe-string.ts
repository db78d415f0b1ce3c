/** Text that is printed as it is: what Django calls marked safe. */
export class SafeString {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
