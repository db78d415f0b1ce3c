import { compileDjango, RUNTIME_ID } from '../django/compile/compile-django.ts';
import { REPORT_LIBRARIES } from '../django/report-libraries.ts';
import type { TemplateSource } from '../engine.ts';
import { WEASYPRINT_STYLES } from './django-styles.ts';
import type { CompileAnswer, CompiledModule } from './protocol.ts';

/** Compiles a template of Django's language into the form that a render page runs. */
export function compileDjangoSource({ name, content, snippets }: TemplateSource): CompileAnswer {
  const answer = compileDjango({ entry: { name, content }, files: snippets, libraries: REPORT_LIBRARIES });
  if ('diagnostics' in answer) return answer;
  const [program] = answer.compiled.modules as [CompiledModule, ...CompiledModule[]];
  const code = `exports.default = require(${JSON.stringify(RUNTIME_ID)}).entry(require(${JSON.stringify(program.id)}));`;
  const entry: CompiledModule = { id: 'django/entry', file: name, code, map: '', source: '' };
  return { compiled: { ...answer.compiled, baseStyles: WEASYPRINT_STYLES, modules: [entry, ...answer.compiled.modules] } };
}
