import type { ModelType } from '../database/client/enums.ts';
import { PrintError } from '../errors.ts';
import type { ItemContext } from '../inventory/inventory.ts';
import { loadItemContexts, loadMentionedContexts, loadShapedContexts } from '../inventory/load-item-contexts.ts';
import type { Parts } from '../parts.ts';
import { gapsInList, TooLittleDataError, type LoadedData } from '../rendering/gaps.ts';
import { languageOf } from '../rendering/template-language.ts';

/** What a template wants to see of items. */
export interface WantedData {
  /** Of the template's file: it tells the language. */
  fileName: string;
  modelType: ModelType;
  /** The names that the template mentions; undefined: it may read anything. */
  mentioned: ReadonlySet<string> | undefined;
}

export interface LoadedContexts {
  contexts: Map<number, ItemContext>;
  data: LoadedData;
}

/** How often a print is made again because it walked on to records that were not loaded; each time it gets one relation further. */
const ROUNDS = 16;

/** By the set of names that a template mentions, which is the same one each time: what else it has been seen to read, as paths. */
const learned = new WeakMap<ReadonlySet<string>, Map<ModelType, ReadonlySet<string>>>();
/** Where the records of each shape are met, by the shapes of a job. */
const paths = new WeakMap<object, readonly string[]>();

/** Loads what a template wants to see, in a number of queries that does not grow with the items. */
export async function loadContexts(parts: Pick<Parts, 'prisma' | 'config'>, wanted: WantedData, pks: number[]): Promise<LoadedContexts> {
  const { fileName, modelType, mentioned } = wanted;
  if (languageOf(fileName) === 'django') {
    const loaded = await loadShapedContexts(parts, modelType, pks, mentioned ?? NOTHING, learnedOf(wanted));
    paths.set(loaded.shapes, loaded.paths);
    return { contexts: loaded.contexts, data: { shapes: loaded.shapes } };
  }
  if (!mentioned) return { contexts: await loadItemContexts(parts, modelType, pks), data: {} };
  const { contexts, gaps } = await loadMentionedContexts(parts, modelType, pks, mentioned);
  return { contexts, data: { gaps } };
}

/** The same for a document whose variable `instances` holds the items. */
export function asInstances(data: LoadedData): LoadedData {
  return data.gaps ? { gaps: gapsInList('instances', data.gaps) } : data;
}

/**
 * Does work that needs data, and does it again with more of it where the template walked on to what was not there. What it
 * reads is remembered, so that its next print is made at once. Throws `PrintError` DATA for one that never has enough.
 */
export async function withEnoughData<Result>(
  work: () => Promise<{ wanted: WantedData; data: LoadedData; done: Promise<Result> }>,
): Promise<Result> {
  for (let round = 0; ; round++) {
    const { wanted, data, done } = await work();
    try {
      return await done;
    } catch (error) {
      if (!(error instanceof TooLittleDataError)) throw error;
      // Without `missed` the engine knows by now that this template may read anything.
      const isNew = !error.missed || learn(wanted, data, error.missed);
      if (round === ROUNDS || !isNew)
        throw new PrintError('DATA', `The template reads on and on from record to record: ${error.message}`, [], { cause: error });
    }
  }
}

function learn(wanted: WantedData, { shapes }: LoadedData, missed: NonNullable<TooLittleDataError['missed']>): boolean {
  const before = learnedOf(wanted);
  const places = shapes && paths.get(shapes);
  if (!places) return false;
  const found = missed.map(({ shape, name }) => (places[shape] ? `${places[shape]}.${name}` : name));
  const now = before.union(new Set(found));
  const byType = learned.get(wanted.mentioned ?? NOTHING) ?? new Map<ModelType, ReadonlySet<string>>();
  learned.set(wanted.mentioned ?? NOTHING, byType.set(wanted.modelType, now));
  return now.size > before.size;
}

const NOTHING: ReadonlySet<string> = new Set();

function learnedOf({ mentioned, modelType }: WantedData): ReadonlySet<string> {
  return learned.get(mentioned ?? NOTHING)?.get(modelType) ?? NOTHING;
}
