import { PrintError } from '../errors.ts';
import type { ItemContext } from '../inventory/inventory.ts';
import type { Parts } from '../parts.ts';
import type { LoadedData } from '../rendering/gaps.ts';
import type { RenderDocument } from '../rendering/engine.ts';
import { baseContext, pageContext } from './base-context.ts';
import type { ClaimedOutput } from './claim-output.ts';
import { asInstances, loadContexts, type WantedData } from './load-contexts.ts';

/** Items whose records are in memory at the same time; beyond it only their JSON text is. */
const CHUNK = 200;

export interface LoadedDocuments {
  documents: RenderDocument[];
  /** What the file name is made from: the first item's variables, or the merged ones. */
  firstContext: ItemContext;
  /** The items that still exist, in order: one per document, or all of them in a merged one. */
  itemPks: number[];
  data: LoadedData;
}

/** Reads the items as they are now, as far as the template wants to see them, and makes the documents' inputs. Throws `PrintError` DATA when none exists any more. */
export async function loadDocuments(
  parts: Pick<Parts, 'prisma' | 'config'>,
  output: ClaimedOutput,
  signal: AbortSignal,
  wanted: WantedData,
): Promise<LoadedDocuments> {
  const { template } = output;
  const base = baseContext({
    template,
    user: output.createdBy,
    baseUrl: parts.config.baseUrl ?? '',
    timeZone: output.timeZone ?? parts.config.timeZone,
    now: new Date(),
  });
  const page = pageContext(template);
  const documents: RenderDocument[] = [];
  const instances: ItemContext[] = [];
  const itemPks: number[] = [];
  let firstContext: ItemContext | undefined;
  let data: LoadedData = {};
  for (let start = 0; start < output.itemPks.length; start += CHUNK) {
    signal.throwIfAborted();
    const pks = output.itemPks.slice(start, start + CHUNK);
    const loaded = await loadContexts(parts, wanted, pks);
    const { contexts } = loaded;
    ({ data } = loaded);
    for (const pk of pks) {
      const item = contexts.get(pk);
      if (!item) continue;
      itemPks.push(pk);
      if (template.merge) {
        instances.push(item);
        continue;
      }
      const context = { ...base, ...item, ...page };
      firstContext ??= context;
      documents.push({ inputJson: JSON.stringify(context), itemPk: pk });
    }
  }
  if (itemPks.length === 0) throw new PrintError('DATA', 'None of the items exists any more.');
  if (template.merge) {
    firstContext = { ...base, ...page, instances };
    documents.push({ inputJson: JSON.stringify(firstContext), itemPk: undefined });
  }
  if (template.merge) data = asInstances(data);
  return { documents, firstContext: firstContext ?? {}, itemPks, data };
}
