// The scripts that the engine runs in a print page, in a world of their own that no document can reach; bundled and loaded
// once per page. With scripts off, no timer and no event listener fires there; promises of the browser do.
import { contentSize, findLosses, hasTallHeads } from './find-losses.ts';
import { joinDocuments, removeItem, setTotals } from './join-documents.ts';
import { liftFixed, showLifted } from './lift-fixed.ts';
import { measureItems } from './measure-items.ts';
import { missingGlyphs } from './missing-glyphs.ts';
import { settleDocument } from './settle-document.ts';

const scripts = {
  contentSize,
  findLosses,
  hasTallHeads,
  joinDocuments,
  liftFixed,
  measureItems,
  missingGlyphs,
  removeItem,
  setTotals,
  showLifted,
  settleDocument,
};

/** By name, as `PrintPage` calls them. */
export type PrintScripts = typeof scripts;

Object.assign(globalThis, { $print: scripts });
