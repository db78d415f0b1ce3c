import { compileDjango, RUNTIME_ID } from '../django/compile/compile-django.ts';
import { REPORT_LIBRARIES } from '../django/report-libraries.ts';
import type { TemplateSource } from '../engine.ts';
import { languageOf } from '../template-language.ts';
import { compileMarko } from './compile-marko.ts';
import type { CompileAnswer, CompiledModule } from './protocol.ts';

/** Compiles a template in whichever language it is written. Runs in the compiler's own process. */
export function compileTemplate(source: TemplateSource): CompileAnswer {
  if (languageOf(source.name) === 'marko') return compileMarko(source);
  const files = source.snippets.map(({ name, content }) => ({ name, content }));
  const answer = compileDjango({ entry: source, files, libraries: REPORT_LIBRARIES });
  if ('diagnostics' in answer) return answer;
  const [program] = answer.compiled.modules as [CompiledModule, ...CompiledModule[]];
  const code = `exports.default = require(${JSON.stringify(RUNTIME_ID)}).entry(require(${JSON.stringify(program.id)}));`;
  const entry: CompiledModule = { id: 'django/entry', file: source.name, code, map: '', source: '' };
  return { compiled: { ...answer.compiled, modules: [entry, ...answer.compiled.modules] } };
}
