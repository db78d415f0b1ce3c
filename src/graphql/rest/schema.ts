import { builder } from '../builder.ts';
import '../schema.ts'; // all types, before the first schema is made

/** What src/rest executes its documents on: the public types and resolvers, and beside them what takes forms as they arrive. */
export const restSchema = builder.toSchema({ subGraph: 'rest' });
