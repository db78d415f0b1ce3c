import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { RenderRuntime } from './browser/render-page.ts';

let made: Promise<RenderRuntime> | undefined;

/** What stands in a render page before a template does, bundled once from src/rendering/helpers. */
export function renderRuntime(): Promise<RenderRuntime> {
  return (made ??= Promise.all(['page-runtime.ts', 'codes-runtime.ts', 'markdown-runtime.ts'].map(bundle)).then(
    ([core, codes, markdown]) => ({
      core: core!,
      onDemand: [
        // "code128" also stands in the name of its tag; "data-matrix" is the tag, "dataMatrix" the helper.
        { mention: /code128|data-?matrix/i, script: codes! },
        { mention: /markdown/, script: markdown! },
      ],
    }),
  ));
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./helpers/${name}`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
