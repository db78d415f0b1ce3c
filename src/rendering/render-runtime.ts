import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { RenderRuntime } from './browser/render-page.ts';

let made: Promise<RenderRuntime> | undefined;

/** What stands in a render page before a template does, bundled once from src/rendering/helpers. */
export function renderRuntime(): Promise<RenderRuntime> {
  const names = ['page-host', 'page-runtime', 'codes-runtime', 'markdown-runtime', 'django-runtime', 'png-runtime'];
  return (made ??= Promise.all(names.map((name) => bundle(`helpers/${name}.ts`))).then(([host, core, codes, markdown, django, png]) => ({
    host: host!,
    core: core!,
    onDemand: [
      // "code128" also stands in the name of its tag; "data-matrix" is the tag, "dataMatrix" the helper; the last is Django's tag.
      { name: '$reportreeCodes', mention: /code128|data-?matrix|"barcode", "barcode"/i, script: codes! },
      { name: '$reportreeMarkdown', mention: /markdown/, script: markdown! },
      { name: '$reportreePng', mention: /"barcode", "qrcode"/, script: png! },
      { name: '$reportreeDjango', mention: /"django\/runtime"/, script: django! },
    ],
  })));
}

let printScripts: Promise<string> | undefined;

/** What the engine runs in a print page, bundled once from src/rendering/print-runtime. */
export function printRuntime(): Promise<string> {
  return (printScripts ??= bundle('print-runtime/index.ts'));
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./${name}`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  // V8 compiles the same text again for each realm where the whole of it is strict; a function that is strict it remembers.
  const { text } = outputFiles[0]!;
  const isStrict = text.startsWith('"use strict";');
  return isStrict ? `(function(){${text}})();` : text;
}
