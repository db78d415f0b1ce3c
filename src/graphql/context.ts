import DataLoader from 'dataloader';
import type { Viewer } from '../accounts/viewer.ts';
import type { ModelType } from '../database/client/enums.ts';
import { itemLabels } from '../inventory/item-labels.ts';
import type { Parts } from '../parts.ts';
import type { PreviewFiles } from './preview-files.ts';

/** The log-in of the browser that asks; null where there can be no cookie, as on a WebSocket. */
export interface CookieSession {
  /** The cookie's value as it came; undefined: there was none. */
  readonly token: string | undefined;
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** What a request brings along. */
export interface RequestContext {
  parts: Parts;
  /** Null: nobody is logged in. */
  viewer: Viewer | null;
  session: CookieSession | null;
  previews: PreviewFiles;
  /** The client's network address. */
  address: string | undefined;
  /** Aborted when the server stops: subscriptions end. */
  stopping: AbortSignal;
}

/** What every resolver gets. */
export interface GraphqlContext extends RequestContext {
  /** What people call an item; all that one list asks for are read together. */
  labels(modelType: ModelType): DataLoader<number, string>;
}

/** The context of one request. */
export function createContext(request: RequestContext): GraphqlContext {
  const loaders = new Map<ModelType, DataLoader<number, string>>();
  return {
    ...request,
    labels(modelType) {
      const known = loaders.get(modelType);
      if (known) return known;
      const loader = new DataLoader<number, string>(async (pks) => {
        const items = await itemLabels(request.parts, modelType, [...pks]);
        const byPk = new Map(items.map(({ pk, label }) => [pk, label]));
        return pks.map((pk) => byPk.get(pk) ?? `#${pk}`); // deleted since the list was read
      });
      loaders.set(modelType, loader);
      return loader;
    },
  };
}
