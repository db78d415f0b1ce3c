import { randomBytes } from 'node:crypto';
import { PrintError, type Diagnostic } from '../../errors.ts';
import type { RenderFile } from '../engine.ts';
import { describePdf } from '../pdf/describe-pdf.ts';
import { ChromiumPdf, type ContentArea } from '../pdf/chromium-pdf.ts';
import type { ContentSize, Suspicions } from '../print-runtime/find-losses.ts';
import type { PrintScripts } from '../print-runtime/index.ts';
import { HOST_PREFIX } from '../print-runtime/roots.ts';
import type { Layer, Lifted, PageNumbers } from '../print-runtime/lift-fixed.ts';
import type { PageBox } from '../print-runtime/page-box.ts';
import type { Named } from '../print-runtime/settle-document.ts';
import { memoryLimitError, timeLimitError, within, type Limits } from '../limits.ts';
import type { RunningBrowser } from './browser-supervisor.ts';
import { HOST, OpenPage, type Loss } from './open-page.ts';
import { paperBox, paperOf } from './paper.ts';
import { prepareDocument, withDoctype, type DocumentFrame, type PreparedDocument } from './prepare-document.ts';
import { printLifted } from './print-lifted.ts';
import { toPdf } from './to-pdf.ts';
import { ServedFiles } from './served-files.ts';
import { cssWarnings, labelWarnings, lossWarnings, namedPageWarning, pageRuleWarning, printWarnings } from './print-warnings.ts';

/** Files come from our own answers to requests for names, and from the document itself; nothing else is asked for, and nothing runs. */
const POLICY = `default-src 'none'; img-src ${HOST} data:; style-src ${HOST} 'unsafe-inline' data:; font-src ${HOST} data:; base-uri ${HOST}`;

export interface PrintDocument extends DocumentFrame {
  taggedPdf: boolean;
  outline: boolean;
  itemPk: number | undefined;
  /** The files of the job, by path. */
  loadFile(path: string): Promise<RenderFile | null>;
}

export interface PrintedDocument {
  pdf: Buffer;
  pageCount: number;
  warnings: Diagnostic[];
}

/** Documents printed as one. */
export interface JoinedDocuments extends Omit<PrintedDocument, 'pageCount'> {
  /** By the place of each document: its pages in the PDF, which follow each other in order; 0: it is not in it, and must be printed apart. */
  pageCounts: number[];
}

/** Whether a character can be drawn here, for one browser: one that is seen again costs nothing. */
export type GlyphCache = Map<string, boolean>;

/**
 * A page that prints one document after the other. No script runs in it and no template's code ever reaches it, so
 * nothing can stay behind in it.
 */
export class PrintPage {
  readonly #open: OpenPage;
  readonly #limits: Limits;
  readonly #glyphs: GlyphCache;
  readonly #world: number;
  #files: ServedFiles | undefined;
  #documents = 0;

  private constructor(open: OpenPage, world: number, limits: Limits, glyphs: GlyphCache) {
    this.#open = open;
    this.#world = world;
    this.#limits = limits;
    this.#glyphs = glyphs;
  }

  static async open(running: RunningBrowser, scripts: string, limits: Limits, glyphs: GlyphCache): Promise<PrintPage> {
    const holder: { page?: PrintPage } = {};
    const open = await OpenPage.open(running, {
      javaScriptEnabled: false,
      policy: POLICY,
      onFile: async (url, kind) => holder.page!.#files?.answer(url, kind),
    });
    const { executionContextId } = await open.session.send('Page.createIsolatedWorld', { frameId: open.frameId, worldName: 'reportree' });
    const page = (holder.page = new PrintPage(open, executionContextId, limits, glyphs));
    await page.#evaluate(scripts);
    return page;
  }

  /** How many documents it has printed. */
  get documents(): number {
    return this.#documents;
  }

  /** Throws `PrintError` for what the document does, the signal's reason, or another error when the browser fails. */
  print(document: PrintDocument, signal: AbortSignal): Promise<PrintedDocument> {
    this.#documents++;
    return this.#bounded(() => this.#print(document, signal), signal);
  }

  /**
   * Prints documents that share their frame as one, as far as each then looks as it does alone. Fonts and pictures are in the
   * PDF once, and a hundred labels take as long as five or six. Throws as `print` does.
   */
  printTogether(documents: PrintDocument[], signal: AbortSignal): Promise<JoinedDocuments> {
    this.#documents += documents.length;
    return this.#bounded(() => this.#printTogether(documents), signal);
  }

  close(): Promise<void> {
    return this.#open.close();
  }

  async #bounded<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const lost = this.#open.lost.then((how) => {
      throw this.#lossError(how);
    });
    const done = work().catch(async (error: unknown) => {
      if (error instanceof PrintError) throw error;
      const how = await this.#open.lostSoon();
      throw how ? this.#lossError(how) : error;
    });
    return within(Promise.race([done, lost]), this.#limits.timeLimitMs, signal, () =>
      timeLimitError(this.#limits, 'Printing the document'),
    );
  }

  async #print(document: PrintDocument, signal: AbortSignal): Promise<PrintedDocument> {
    const files = (this.#files = new ServedFiles(document.loadFile));
    const { html, ...needs } = prepareDocument(document, files.prefix);
    const mayLose = needs.hasPageRules || Object.values(needs.suspicions).some(Boolean);
    const area = () => (mayLose ? this.#run('contentSize', paperBox(document.pageSize, document.landscape)) : null);
    // One round trip where the document needs nothing but printing: the commands keep their order.
    const isPlain = !needs.mayLoad && !needs.mayLead && this.#unsure([needs]).length === 0;
    const set = needs.mayLoad ? this.#setAndLoad(html) : this.#set(html);
    if (!isPlain) await set;
    const warnings = isPlain ? () => [] : await this.#settle([needs], [document.itemPk]);
    const [, lifted, size, pdf] = await Promise.all([
      set,
      needs.mayBeFixed ? this.#liftFixed(document) : null,
      area(),
      toPdf(this.#open.session, document, html.length + files.bytes),
    ]);
    const printed = await this.#printed(describePdf(pdf, needs.description), needs, size, document.itemPk);
    const all = [...warnings(), ...printed.warnings];
    if (!lifted) return { ...printed, warnings: all };
    const printAlone = async (box: PageBox, layer: Layer, numbers: PageNumbers) => {
      await this.#run('showLifted', box, layer, numbers);
      return toPdf(this.#open.session, { ...document, taggedPdf: false, outline: false }, 0, '1');
    };
    const complete = await printLifted(new ChromiumPdf(printed.pdf), lifted, printAlone, signal);
    return { ...printed, pdf: complete, warnings: lifted.hasNamedPages ? [...all, namedPageWarning(document.itemPk)] : all };
  }

  /** Takes out what Chromium would print in the wrong place, judged as the document is on paper. */
  async #liftFixed({ pageSize, landscape }: PrintDocument): Promise<Lifted | null> {
    const { session } = this.#open;
    const [, lifted] = await Promise.all([
      session.send('Emulation.setEmulatedMedia', { media: 'print' }),
      this.#run('liftFixed', paperBox(pageSize, landscape)),
      session.send('Emulation.setEmulatedMedia', { media: '' }),
    ]);
    return lifted;
  }

  async #printed(
    pdf: Buffer,
    needs: Omit<PreparedDocument, 'html'>,
    size: ContentSize | { impossible: string } | null,
    itemPk: number | undefined,
  ): Promise<PrintedDocument> {
    const parsed = new ChromiumPdf(pdf);
    const pageCount = parsed.pages.length;
    return { pdf, pageCount, warnings: await this.#lookBack([needs], size, parsed, [itemPk], [pageCount]) };
  }

  async #printTogether(documents: PrintDocument[]): Promise<JoinedDocuments> {
    const frame = documents[0]!;
    const files = (this.#files = new ServedFiles(frame.loadFile));
    const prepared = documents.map((document) => prepareDocument(document, files.prefix));
    const [, joined] = await Promise.all([
      this.#set(prepareDocument({ ...frame, html: '' }, files.prefix).html),
      this.#run('joinDocuments', {
        documents: documents.map(({ html }) => withDoctype(html)),
        pageSize: paperOf(frame.pageSize, frame.landscape),
        paper: paperBox(frame.pageSize, frame.landscape),
        title: frame.title,
        locale: frame.locale,
        mark: `total-${randomBytes(9).toString('hex')}`,
      }),
    ]);
    const apart = new Set(joined.apart.map(({ index }) => index));
    const left = () =>
      documents
        .keys()
        .toArray()
        .filter((index) => !apart.has(index));
    const none = { pdf: Buffer.alloc(0), warnings: [], pageCounts: documents.map(() => 0) };
    if (left().length < 2) return none;
    const itemPks = documents.map(({ itemPk }) => itemPk);
    const warnings = await this.#settle(prepared, itemPks);
    const length = prepared.reduce((sum, { html }) => sum + html.length, 0);
    for (let isMeasured = !joined.mayStickOut; ; isMeasured = true) {
      const pdf = await toPdf(this.#open.session, frame, length + files.bytes);
      const facts = joinedFacts(pdf, left());
      if (!facts) return none;
      if (facts.area.isShrunk || !isMeasured) {
        const found = await this.#run('measureItems', facts.area.width, joined.mayStickOut);
        for (const { index } of found) apart.add(index);
        if (left().length < 2 || (facts.area.isShrunk && found.length === 0)) return none;
        await Promise.all(found.map(({ index }) => this.#run('removeItem', index)));
        if (found.length > 0) continue;
      }
      const pageCounts = documents.map((_, index) => facts.pageCounts.get(index) ?? 0);
      const losses = await this.#lookBack(prepared, facts.area, facts.pdf, itemPks, pageCounts);
      // What is printed apart gives its own.
      const ownPks = new Set(itemPks.filter((_, index) => apart.has(index)));
      const all = [...warnings(), ...losses].filter(({ itemPk }) => itemPk === undefined || !ownPks.has(itemPk));
      const described = (done: Buffer) => ({ pdf: describePdf(done, prepared[left()[0]!]!.description), warnings: all, pageCounts });
      if (!joined.wantsTotals || pageCounts.every((count) => count <= 1)) return described(pdf);
      await this.#run('setTotals', pageCounts);
      const numbered = await toPdf(this.#open.session, frame, length + files.bytes);
      const again = joinedFacts(numbered, left());
      const isSame = pageCounts.every((count, index) => count === (again?.pageCounts.get(index) ?? 0));
      return isSame ? described(numbered) : none;
    }
  }

  /** Waits for what the documents show. What there is to be warned of is known when they are printed. */
  async #settle(
    needs: PreparedDocument[] | Omit<PreparedDocument, 'html'>[],
    itemPks: (number | undefined)[],
  ): Promise<() => Diagnostic[]> {
    const { missing } = this.#files!;
    const facts = needs.some(({ mayLoad, mayLead }) => mayLoad || mayLead) ? await this.#run('settleDocument') : undefined;
    if (facts?.refreshes) throw leadsElsewhere();
    const unsure = this.#unsure(needs);
    const characters = unsure.length === 0 ? [] : await this.#missing(unsure);
    return () => printWarnings(facts, missing, characters, itemPks);
  }

  #unsure(needs: Pick<PreparedDocument, 'characters'>[]): string[] {
    const all = new Set(needs.flatMap(({ characters }) => Array.from(characters)));
    return Array.from(all).filter((character) => this.#glyphs.get(character) !== true);
  }

  /** What got lost in printing, as far as the documents' text gives reason to look for it. */
  async #lookBack(
    needs: Omit<PreparedDocument, 'html'>[],
    size: ContentSize | { impossible: string } | null,
    pdf: ChromiumPdf,
    itemPks: (number | undefined)[],
    pageCounts: number[],
  ): Promise<Diagnostic[]> {
    const warnings = [...labelWarnings(pdf.paper(), pageCounts, itemPks), ...cssWarnings(needs.flatMap((own) => own.unknownCss))];
    if (size === null) return warnings;
    if ('impossible' in size) return [...warnings, pageRuleWarning(size.impossible, itemPks[0])];
    const suspects = (name: keyof Suspicions) => needs.some(({ suspicions }) => suspicions[name]);
    const mayHaveHeads = suspects('heads') && pageCounts.some((count) => count > 1);
    const [clips, filters] = [suspects('clips'), suspects('filters')];
    if (!mayHaveHeads && !clips && !filters) return warnings;
    const heads = mayHaveHeads && (await this.#run('hasTallHeads', size));
    const losses = heads || clips || filters ? await this.#run('findLosses', { heads, clips, filters }, size) : [];
    return [...warnings, ...lossWarnings(losses, itemPks)];
  }

  #lossError(how: Loss): Error {
    if (how === 'navigated') return leadsElsewhere();
    if (how === 'crashed') return memoryLimitError(this.#limits, 'Printing the document');
    return new Error('The page was ended while it printed.');
  }

  #set(html: string): Promise<unknown> {
    return this.#open.session.send('Page.setDocumentContent', { frameId: this.#open.frameId, html });
  }

  async #setAndLoad(html: string): Promise<void> {
    const { session } = this.#open;
    const loaded = Promise.withResolvers<void>();
    let opened = false;
    const onOpened = () => {
      opened = true;
    };
    // The event of the document before may come late; it does not come after this one is opened.
    const onLoaded = () => opened && loaded.resolve();
    session.on('Page.documentOpened', onOpened);
    session.on('Page.loadEventFired', onLoaded);
    try {
      await Promise.all([this.#set(html), loaded.promise]);
    } finally {
      session.off('Page.documentOpened', onOpened);
      session.off('Page.loadEventFired', onLoaded);
    }
  }

  async #missing(characters: string[]): Promise<Named[]> {
    const { here, inDocument } = await this.#run('missingGlyphs', characters.slice(0, 5000));
    const boxes = new Set(here);
    for (const character of characters.slice(0, 5000)) this.#glyphs.set(character, !boxes.has(character));
    return inDocument;
  }

  /** Calls one of our own scripts in the page. */
  #run<Name extends keyof PrintScripts>(
    name: Name,
    ...args: Parameters<PrintScripts[Name]>
  ): Promise<Awaited<ReturnType<PrintScripts[Name]>>> {
    return this.#evaluate(`$print.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  async #evaluate<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.#open.session.send('Runtime.evaluate', {
      expression,
      contextId: this.#world,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(`Looking at the document failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as Result;
  }
}

/** Where each item of a joined document begins and ends, told by its PDF; undefined: that cannot be told. */
function joinedFacts(pdf: Buffer, items: number[]): { pdf: ChromiumPdf; pageCounts: Map<number, number>; area: ContentArea } | undefined {
  const parsed = new ChromiumPdf(pdf);
  const destinations = parsed.destinations();
  const area = parsed.contentArea();
  const starts = [...items.map((index) => destinations.get(`${HOST_PREFIX}${index}`) ?? -1), parsed.pages.length];
  const counts = items.map((_, place) => starts[place + 1]! - starts[place]!);
  if (!area || starts[0] !== 0 || counts.some((count) => count < 1)) return undefined;
  return { pdf: parsed, pageCounts: new Map(items.map((index, place) => [index, counts[place]!])), area };
}

function leadsElsewhere(): PrintError {
  return new PrintError(
    'TEMPLATE',
    'The document leads to another page (by a <meta http-equiv="refresh">, for instance); a report cannot.',
  );
}
