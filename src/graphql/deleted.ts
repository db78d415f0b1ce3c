import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../errors.ts';
import { builder } from './builder.ts';

const Deleted = builder.objectRef<{ ids: string[] }>('Deleted').implement({
  description: 'What was deleted.',
  fields: (t) => ({ ids: t.exposeIDList('ids', { description: 'Global ids, each once. Example: `["ReportOutput:7"]`.' }) }),
});

export const DeleteResult = builder.errorUnion('DeleteResult', {
  description: 'What was deleted, or why nothing was.',
  types: [Deleted, InvalidError, NotFoundError, ForbiddenError, ConflictError],
  resolveType: () => 'Deleted',
});
