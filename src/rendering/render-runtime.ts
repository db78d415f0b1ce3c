import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { RenderRuntime } from './browser/render-page.ts';

let made: Promise<RenderRuntime> | undefined;

/** What stands in a render page before a template does, bundled once from src/rendering/helpers. */
export function renderRuntime(): Promise<RenderRuntime> {
  return (made ??= Promise.all([bundle('page-runtime.ts'), bundle('code128-runtime.ts')]).then(([core, barcodes]) => ({ core, barcodes })));
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
