import { errorTypeMap, wrapErrorIfMatches } from '@pothos/plugin-errors';
import { Repeater } from '@repeaterjs/repeater';
import { requireViewer } from '../accounts/require-viewer.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { ReportOutput as OutputRow } from '../database/client/client.ts';
import { InvalidError, NotFoundError } from '../errors.ts';
import { outputVisibleTo } from '../printing/output-visible-to.ts';
import { watchOutput } from '../printing/watch-output.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { pkOf } from './ids.ts';
import { ReportOutput } from './report-output.ts';
import { dateTime } from './scalars.ts';

const ReportProgress = builder.objectRef<OutputRow>('ReportProgress').implement({
  description: 'One change. `output` is the whole present state, so to resume is to subscribe again.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      description:
        'Grows with every change of that output, across reconnections: what is lower than one seen already is older. Example: `5`.',
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When it was sent. Example: `"2026-11-25T09:30:00+01:00"`.',
      resolve: (_output, _args, context) => dateTime(new Date(), context),
    }),
    output: t.field({ type: ReportOutput, description: 'The print as it is now.', resolve: (output) => output }),
  }),
});

const ERRORS = [InvalidError, NotFoundError];
type Event = OutputRow | InvalidError | NotFoundError;

// A plain union, for the errors plugin wraps a subscription in an async generator, and one that waits for an event never
// sees return(): every client that leaves would keep its LISTEN.
const ReportProgressResult = builder.unionType('ReportProgressResult', {
  description: 'A change, or why there is none to follow.',
  types: [ReportProgress, InvalidError, NotFoundError],
  resolveType: (event) => errorTypeMap.get(event)?.name ?? 'ReportProgress',
});

builder.subscriptionField('reportProgress', (t) =>
  t.field({
    type: ReportProgressResult,
    description:
      'Follows a print: its present state at once, then each change, at most ten a second, the last never dropped; ends after a final state.',
    args: { output: t.arg.id({ required: true, description: 'Which print: global id or pk. Example: `"ReportOutput:7"`.' }) },
    subscribe: (_root, { output }, context) => follow(context, requireViewer(context.viewer), output),
    resolve: (event: Event) => wrapErrorIfMatches(event, ERRORS) as never, // graphql-js throws what is an Error
  }),
);

/** The changes of an output as far as this viewer may see them, until it is final or the server stops. */
function follow({ parts, stopping }: GraphqlContext, viewer: Viewer, output: string): AsyncIterableIterator<Event> {
  return new Repeater<Event>(async (push, stop) => {
    const onStopping = () => stop();
    stopping.addEventListener('abort', onStopping, { once: true });
    if (stopping.aborted) stop();
    try {
      const changes = watchOutput(parts, pkOf(output, 'ReportOutput', 'output') ?? 0)[Symbol.asyncIterator]();
      void stop.then(() => changes.return?.());
      let seen = false;
      for (let change = await changes.next(); !change.done; change = await changes.next()) {
        if (!outputVisibleTo(viewer, change.value)) break;
        seen = true;
        await push(change.value);
      }
      if (!seen && !stopping.aborted) await push(NotFoundError.of('ReportOutput'));
    } catch (error) {
      if (!(error instanceof InvalidError)) throw error;
      await push(error);
    } finally {
      stopping.removeEventListener('abort', onStopping);
      stop();
    }
  });
}
