import { join } from 'node:path';
import type { Diagnostic } from '../../errors.ts';

/** Diagnostics as compilers print them: `card.marko:2:5 error: …`, with the source below. `folder` is where the files lie. */
export function diagnosticsText(diagnostics: Diagnostic[], folder: string): string {
  return diagnostics
    .map(({ severity, message, file, line, column, frame, itemPk }) => {
      const place = [file && join(folder, file), line, column].filter((part) => part !== undefined && part !== '').join(':');
      const head = [place, `${severity.toLowerCase()}:`, message].filter(Boolean).join(' ');
      return [itemPk === undefined ? head : `${head} (item ${itemPk})`, frame].filter(Boolean).join('\n');
    })
    .join('\n');
}
