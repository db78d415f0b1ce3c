import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { compileDjango } from '../../../src/rendering/django/compile/compile-django.ts';

const entry = `
  import { createRuntime } from './runtime/index.ts';
  import { renderProgram } from './runtime/template.ts';
  import { LIBRARIES } from './libraries.ts';
  import { fromJson, parseDateTime, UTC } from './values/index.ts';
  globalThis.render = (modules, id, data) => {
    const loaded = new Map([['django/runtime', createRuntime(LIBRARIES)]]);
    const require = (name) => {
      if (!loaded.has(name)) {
        const module = { exports: {} };
        (0, eval)('(function(module, exports, require){' + modules[name] + '})')(module, module.exports, require);
        loaded.set(name, module.exports);
      }
      return loaded.get(name);
    };
    const settings = { useTz: true, useThousandSeparator: false, languageCode: 'en-us', timeZone: UTC, markdownify: {} };
    return renderProgram(require(id), fromJson(data), { now: parseDateTime('2026-11-24T15:04:05+00:00'), settings });
  };
`;

it('the runtime can be bundled for a page, and needs nothing of Node there', async () => {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL('../../../src/rendering/django/', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  const answer = compileDjango({
    entry: { name: 'main', content: '{% load i18n %}{% include "row" with x=n %}{% language "de" %}{% now "l, H:i" %}{% endlanguage %}' },
    files: [{ name: 'row', content: '{% load i18n humanize %}{{ x|floatformat:2|intcomma }} {% trans "<" %} ' }],
  });
  if ('diagnostics' in answer) throw new Error(answer.diagnostics[0]!.message);
  const { modules } = answer.compiled;
  const page = createContext({ code: JSON.stringify(Object.fromEntries(modules.map(({ id, code }) => [id, code]))), id: modules[0]!.id });
  new Script(outputFiles[0]!.text).runInContext(page);
  expect(new Script('render(JSON.parse(code), id, { n: 1234.5 })').runInContext(page)).toBe('1,234.50 < Dienstag, 15:04');
});
