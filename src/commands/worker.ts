import type { Command } from 'commander';
import { createApp, surviveStrayRejections } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { untilStopped } from './start-server.ts';

/** `reportree worker` */
export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('print what is queued, without HTTP: further workers beside a server on one PostgreSQL database and one file store')
    .action(async () => {
      const config = readConfig();
      if (!config.databaseUrl)
        throw new ConfigError(
          'A worker of its own needs DATABASE_URL: the embedded database belongs to one process, and "reportree serve" prints already.',
        );
      const app = await createApp(config);
      surviveStrayRejections(app.log);
      await app.startWorker();
      console.log('Waiting for prints.');
      await untilStopped();
      await app.close();
    });
}
