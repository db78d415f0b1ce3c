import type { ModelType } from '../../database/client/enums.ts';
import { modelOf, typeOf } from './graph.ts';
import { rootContexts } from './root-contexts.ts';

/** What a template sees by default, and every member of the record itself: scalars in full, other records by pk and label. */
export function wholeRecordPaths(modelType: ModelType): string[] {
  const [variable, declared] = Object.entries(rootContexts[modelType].members)[0] ?? [];
  if (!variable || declared?.kind !== 'reference') throw new Error(`${modelType}: the first variable is the record itself.`);
  const model = modelOf(declared.model);
  const members = Object.entries(model.members).flatMap(([name, member]) => {
    const target = typeOf(model, member).model;
    const path = `${variable}.${name}`;
    return target ? [`${path}.pk`, ...('label' in target.members ? [`${path}.label`] : [])] : [path];
  });
  return ['**', ...members];
}
