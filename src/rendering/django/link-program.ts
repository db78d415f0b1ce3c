import { compileFunction } from 'node:vm';
import type { CompiledModule } from '../compile/protocol.ts';
import { RUNTIME_ID } from './compile/compile-django.ts';
import { LIBRARIES, type Libraries } from './libraries.ts';
import { createRuntime } from './runtime/index.ts';
import type { Program } from './runtime/template.ts';

/**
 * Links a compiled template in this process. The code is ours alone, whatever the template says, but its loops have no limit:
 * documents are made in a render page, this is for short texts.
 */
export function linkProgram(modules: readonly CompiledModule[], libraries: Libraries = LIBRARIES): Program {
  const sources = new Map(modules.map((module) => [module.id, module]));
  const loaded = new Map<string, unknown>([[RUNTIME_ID, createRuntime(libraries)]]);
  const require = (id: string): unknown => {
    if (loaded.has(id)) return loaded.get(id);
    const module = { exports: {} as unknown };
    compileFunction(sources.get(id)!.code, ['module', 'exports', 'require'], { filename: id })(module, module.exports, require);
    loaded.set(id, module.exports);
    return module.exports;
  };
  return require(modules[0]!.id) as Program;
}
