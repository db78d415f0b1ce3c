import type { Attachment as AttachmentRow, Prisma } from '../../database/client/client.ts';
import { ModelType as ModelTypes } from '../../database/client/enums.ts';
import { InvalidError } from '../../errors.ts';
import { messages } from '../../library/messages.ts';
import { parsePk } from '../../printing/parse-pk.ts';
import { builder } from '../builder.ts';
import { ModelType } from '../enums.ts';
import { pkOf } from '../ids.ts';
import { dateTime } from '../scalars.ts';
import { StoredFile, storedFile } from '../stored-file.ts';
import type { QueryTexts } from './form-value.ts';
import { readPage, searchTerms, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];

const Attachment = builder.prismaObject('Attachment', {
  subGraphs,
  description: 'A file kept with a record.',
  fields: (t) => ({
    pk: t.exposeInt('pk'),
    modelType: t.expose('modelType', { type: ModelType }),
    modelPk: t.exposeInt('modelPk'),
    comment: t.exposeString('comment'),
    file: t.field({ type: StoredFile, select: { file: true }, resolve: ({ file }) => storedFile(file) }),
    uploadUser: t.relation('uploadUser', { nullable: true }),
    uploadDate: t.field({ type: 'DateTime', resolve: ({ uploadDate }, _args, context) => dateTime(uploadDate, context) }),
  }),
});

const AttachmentPage = builder.objectRef<Page<AttachmentRow>>('AttachmentPage').implement({
  subGraphs,
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.expose('nodes', { type: [Attachment] }),
  }),
});

function whereOf(query: QueryTexts): Prisma.AttachmentWhereInput {
  const { model_type: modelType, model_id: modelId } = query;
  if (modelType && !Object.hasOwn(ModelTypes, modelType))
    throw InvalidError.of('model_type', 'NOT_A_CHOICE', messages.notAvailable(modelType));
  return {
    AND: [
      modelType ? { modelType: modelType as ModelTypes } : {},
      modelId ? { modelPk: parsePk(modelId) ?? 0 } : {},
      ...searchTerms(query).map((term) => {
        const contains = { contains: term, mode: 'insensitive' } as const;
        return { OR: [{ comment: contains }, { file: { path: contains } }] };
      }),
    ],
  };
}

builder.queryFields((t) => ({
  attachmentPage: t.field({
    subGraphs,
    type: AttachmentPage,
    args: { query: t.arg({ type: 'FormValue', required: true }) },
    resolve(_root, args, { parts: { prisma } }) {
      const query = args.query as QueryTexts;
      const where = whereOf(query);
      return readPage(
        query,
        (slice) => prisma.attachment.findMany({ ...slice, where, include: { file: true, uploadUser: true }, orderBy: { pk: 'asc' } }),
        () => prisma.attachment.count({ where }),
      );
    },
  }),
  attachment: t.prismaField({
    subGraphs,
    type: Attachment,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve(query, _root, { id }, { parts }) {
      const pk = pkOf(id, 'Attachment', 'id');
      return pk === null ? null : parts.prisma.attachment.findUnique({ ...query, where: { pk } });
    },
  }),
}));
