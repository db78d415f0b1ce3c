import type { RequestHandler } from 'express';
import type { Parts } from '../parts.ts';

const DATABASE_TIME_LIMIT_MS = 2_000;

/** GET /health: 200 while the server can do its work, 503 without its database. A browser that will not start is told, not fatal: the next print tries again. */
export function health({ prisma, engine, log }: Pick<Parts, 'prisma' | 'engine' | 'log'>): RequestHandler {
  return async (_req, res) => {
    const database = await answers(prisma.$queryRaw`SELECT 1`).catch((error: unknown) => {
      log.warn({ err: error }, 'The database does not answer');
      return false;
    });
    const { state, message, browser } = engine.status();
    res
      .status(database ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: database ? (state === 'failed' ? 'degraded' : 'ok') : 'unavailable',
        database: database ? 'ok' : 'unavailable',
        engine: { state, ...(message !== undefined && { message }), ...(browser !== undefined && { browser }) },
      });
  };
}

async function answers(query: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${DATABASE_TIME_LIMIT_MS} ms.`)), DATABASE_TIME_LIMIT_MS);
  });
  try {
    await Promise.race([query, late]);
    return true;
  } finally {
    clearTimeout(timer);
  }
}
