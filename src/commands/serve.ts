import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { startServer, untilStopped } from './start-server.ts';

/** `reportree serve` */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the server (HTTP and worker in one process)')
    .action(async () => {
      const server = await startServer(readConfig());
      const base = server.app.config.baseUrl;
      console.log(`GraphQL   ${base}/graphql   (GraphiQL in a browser)\nHealth    ${base}/health`);
      if (server.adminPassword)
        console.log(
          `\nFirst start: log in as admin with the password  ${server.adminPassword}  (shown only now; "reportree user password admin" sets another)`,
        );
      await untilStopped();
      await server.stop();
    });
}
