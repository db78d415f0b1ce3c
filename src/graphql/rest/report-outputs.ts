import { queryFromInfo } from '@pothos/plugin-prisma';
import { requireViewer } from '../../accounts/require-viewer.ts';
import type { Prisma, ReportOutput as OutputRow } from '../../database/client/client.ts';
import { InvalidError, type Diagnostic } from '../../errors.ts';
import { messages } from '../../library/messages.ts';
import { deleteOutputs } from '../../printing/delete-outputs.ts';
import { parsePk } from '../../printing/parse-pk.ts';
import type { Parts } from '../../parts.ts';
import { languageOf } from '../../rendering/template-language.ts';
import { builder } from '../builder.ts';
import { DeleteResult } from '../deleted.ts';
import { encodeGlobalId } from '../ids.ts';
import { PrintFailure, ReportOutput } from '../report-output.ts';
import { visibleOutputs } from '../report-outputs.ts';
import { readBody, type QueryTexts } from './form-value.ts';
import { readPage, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];
/** Outputs that one call deletes at most. */
const MOST_DELETED = 1000;

const ReportOutputPage = builder.objectRef<Page<OutputRow>>('ReportOutputPage').implement({
  subGraphs,
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.expose('nodes', { type: [ReportOutput] }),
  }),
});

builder.objectFields(ReportOutput, (t) => ({
  complete: t.boolean({ subGraphs, resolve: ({ state }) => state === 'COMPLETE' }),
  /** InvenTree's figure: items done, and 100 in the end. */
  progress: t.int({ subGraphs, resolve: ({ state, itemsDone }) => (state === 'COMPLETE' ? 100 : itemsDone) }),
}));

builder.objectFields(PrintFailure, (t) => ({
  /** InvenTree's wording: what a template did wrong comes as Python prints a list of one text. */
  detail: t.string({
    subGraphs,
    resolve: (failure) => (failure.code === 'TEMPLATE' ? `[${pythonText(templateMistake(failure))}]` : failure.message),
  }),
}));

/** What InvenTree says of a mistake in a template of Django's language. */
function templateMistake({ message, diagnostics }: { message: string; diagnostics: readonly Diagnostic[] }): string {
  const mistake = diagnostics.find(({ severity }) => severity === 'ERROR');
  if (!mistake?.file || languageOf(mistake.file) !== 'django') return message;
  const [, type = '', text = mistake.message] = /^(\w+): ([^]*)$/.exec(mistake.message) ?? [];
  if (mistake.code === 'SYNTAX') return `Template syntax error: ${mistake.message}`;
  if (type === 'TemplateSyntaxError') return `Template syntax error: ${text}`;
  if (type === 'TemplateDoesNotExist') return `Template file ${text} does not exist`;
  return type === 'ValidationError' ? text : `Error rendering report: ${text}`;
}

/** A text as Python prints it inside a list. */
function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

/** What lists of outputs can be ordered by, in InvenTree's words; `plugin` and `output_type` are the same for all. */
const orders: Record<string, string> = { pk: 'pk', user: 'createdByPk', created: 'createdAt' };

function orderOf({ ordering = '' }: QueryTexts): Prisma.ReportOutputOrderByWithRelationInput[] {
  const wanted = ordering.split(',').flatMap((term) => {
    const name = term.trim().replace(/^-/, '');
    const field = Object.hasOwn(orders, name) ? orders[name] : undefined;
    return field ? [{ [field]: term.trim().startsWith('-') ? 'desc' : 'asc' }] : [];
  });
  return [...(wanted as Prisma.ReportOutputOrderByWithRelationInput[]), { pk: 'asc' }];
}

async function userFilter({ prisma }: Pick<Parts, 'prisma'>, { user }: QueryTexts): Promise<Prisma.ReportOutputWhereInput> {
  if (!user) return {};
  const pk = parsePk(user.trim());
  if (pk === null || (await prisma.user.count({ where: { pk } })) === 0)
    throw InvalidError.of('user', 'NOT_A_CHOICE', messages.choiceNotAvailable);
  return { createdByPk: pk };
}

builder.queryField('reportOutputPage', (t) =>
  t.field({
    subGraphs,
    type: ReportOutputPage,
    args: { query: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, args, context, info) {
      const query = args.query as QueryTexts;
      const where = { AND: [visibleOutputs(requireViewer(context.viewer)), await userFilter(context.parts, query)] };
      const selection = queryFromInfo({ context, info, typeName: 'ReportOutput', paths: [[{ name: 'nodes' }]] });
      const { reportOutput } = context.parts.prisma;
      return readPage(
        query,
        (slice) => reportOutput.findMany({ ...selection, ...slice, where, orderBy: orderOf(query) }),
        () => reportOutput.count({ where }),
      );
    },
  }),
);

builder.mutationField('deleteOutputsFromForm', (t) =>
  t.field({
    subGraphs,
    type: DeleteResult,
    description: 'Deletes those that the form names in `items` and the viewer may see; with `all` and no `items`, all of these.',
    args: { form: t.arg({ type: 'FormValue', required: true }), all: t.arg.boolean({ required: true }) },
    async resolve(_root, { form, all }, { parts, viewer }) {
      const known = requireViewer(viewer);
      const items = itemsOf((await readBody(form)).body, all);
      const rows = await parts.prisma.reportOutput.findMany({
        where: { AND: [visibleOutputs(known), items ? { pk: { in: items } } : {}] },
        select: { pk: true },
        take: MOST_DELETED,
      });
      if (rows.length === 0) throw InvalidError.of([], 'NOT_FOUND', messages.noItemsMatch, ['items']);
      await deleteOutputs(
        parts,
        known,
        rows.map(({ pk }) => pk),
      );
      return { ids: rows.map(({ pk }) => encodeGlobalId('ReportOutput', pk)) };
    },
  }),
);

function itemsOf(body: unknown, all: boolean): number[] | undefined {
  const { items } = (typeof body === 'object' && body !== null ? body : {}) as { items?: unknown };
  if (items === undefined || items === null || items === '') {
    if (all) return undefined;
    throw InvalidError.of([], 'REQUIRED', messages.noItemsForBulk, ['items']);
  }
  if (!Array.isArray(items)) throw InvalidError.of([], 'WRONG_TYPE', messages.itemsNoList, ['items']);
  return items.flatMap((item) => parsePk(String(item)) ?? []);
}
