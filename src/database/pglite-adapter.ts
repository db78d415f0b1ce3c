import { PGlite } from '@electric-sql/pglite';
import { DriverAdapterError, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/**
 * Prisma's adapter for the embedded database, with one repair: the library's own `executeScript` neither awaits
 * nor catches, so that a broken migration would be recorded as applied.
 */
export class PGliteAdapterFactory extends PrismaPGlite {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super(pglite);
    this.#pglite = pglite;
  }

  override async connect() {
    return repaired(await super.connect(), this.#pglite);
  }

  override async connectToShadowDb() {
    const shadow = await PGlite.create();
    const adapter = repaired(await new PrismaPGlite(shadow).connect(), shadow);
    adapter.dispose = () => shadow.close();
    return adapter;
  }
}

function repaired<Adapter extends SqlDriverAdapter>(adapter: Adapter, pglite: PGlite): Adapter {
  adapter.executeScript = async (script) => {
    try {
      await pglite.exec(script);
    } catch (error) {
      await pglite.exec('ROLLBACK').catch(() => {}); // one connection: an aborted transaction would poison all that follows
      const { code = 'XX000', severity = 'ERROR', message, detail, column, hint } = error as PostgresError;
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
    }
  };
  return adapter;
}

interface PostgresError extends Error {
  code?: string;
  severity?: string;
  detail?: string;
  column?: string;
  hint?: string;
}
