import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

let loaded: Promise<void> | undefined;

/** The engine leaves a timer of ten seconds behind, for which every command would wait before it ends. */
function unrefTimer(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds >>> 0).unref();
}

/** Prisma's schema engine as WebAssembly: the binary that Prisma's command line wants is a download that many networks refuse. */
async function load(): Promise<void> {
  const wasm = await readFile(
    join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm'),
  );
  const imports = Object.fromEntries(Object.entries(glue).map(([name, value]) => [name, /setTimeout/.test(name) ? unrefTimer : value]));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Runs `work` with an engine over `factory`; every connection that the engine opened is closed afterwards. */
export async function withSchemaEngine<Result>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await (loaded ??= load());
  const adapters: SqlDriverAdapter[] = [];
  const keep = <Adapter extends SqlDriverAdapter>(adapter: Adapter) => {
    adapters.push(adapter);
    return adapter;
  };
  // The engine leaves its connections open, and on PostgreSQL its advisory lock with them: the next start would wait for it in vain.
  const keeping: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => keep(await factory.connect()),
    connectToShadowDb: async () => keep(await factory.connectToShadowDb()),
  };
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(keeping));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.allSettled(adapters.map((adapter) => adapter.dispose()));
  }
}

/** The folder of the migrations that this version of the product brings. */
export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
