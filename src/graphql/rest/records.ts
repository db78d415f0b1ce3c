import type { ModelType as ModelTypeValue } from '../../database/client/enums.ts';
import { countRecords, listRecords, readRecords, type PlainRecord } from '../../inventory/list-records.ts';
import { builder } from '../builder.ts';
import { ModelType } from '../enums.ts';
import { pkOf } from '../ids.ts';
import { typeNames } from '../printable-item.ts';
import type { QueryTexts } from './form-value.ts';
import { readPage, type Page } from './page.ts';

const subGraphs: 'rest'[] = ['rest'];

const RecordPage = builder.objectRef<Page<PlainRecord>>('RecordPage').implement({
  subGraphs,
  description: "Records as InvenTree's own lists show them.",
  fields: (t) => ({
    totalCount: t.int({ resolve: (page) => page.totalCount() }),
    limit: t.exposeInt('limit', { nullable: true }),
    offset: t.exposeInt('offset'),
    nodes: t.field({ type: ['FormValue'], resolve: ({ nodes }) => nodes }),
  }),
});

builder.queryFields((t) => ({
  recordPage: t.field({
    subGraphs,
    type: RecordPage,
    args: { modelType: t.arg({ type: ModelType, required: true }), query: t.arg({ type: 'FormValue', required: true }) },
    resolve(_root, { modelType, query }, { parts }) {
      const { search = '', ordering = '', limit: _limit, offset: _offset, format: _format, ...filters } = query as QueryTexts;
      const page = { search: search.replaceAll(',', ' '), ordering, filters };
      return readPage(
        query as QueryTexts,
        (slice) => listRecords(parts, modelType, { ...page, ...slice }),
        () => countRecords(parts, modelType, { ...page, skip: 0, take: 0 }),
      );
    },
  }),
  record: t.field({
    subGraphs,
    type: 'FormValue',
    nullable: true,
    args: { modelType: t.arg({ type: ModelType, required: true }), id: t.arg.id({ required: true }) },
    async resolve(_root, { modelType, id }, { parts }) {
      const pk = pkOf(id, typeNames[modelType as ModelTypeValue], 'id');
      return pk === null ? null : ((await readRecords(parts, modelType, [pk]))[0] ?? null);
    },
  }),
}));
