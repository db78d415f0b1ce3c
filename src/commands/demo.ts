import { relative } from 'node:path';
import type { Command } from 'commander';
import { createApiToken } from '../accounts/create-api-token.ts';
import { readConfig } from '../config.ts';
import { GraphQLClient } from './graphql-client.ts';
import { printDemo } from './demo/print-demo.ts';
import { demoLogin, seedDemo } from './demo/seed-demo.ts';
import { startServer, untilStopped } from './start-server.ts';

const OUTPUT_FOLDER = 'demo-output';

/** `reportree demo` */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description(`start the server with demo data, print one report per template into ${OUTPUT_FOLDER}/, and keep serving`)
    .option('--once', 'stop after the reports are printed')
    .action(async ({ once }: { once?: boolean }) => {
      // A folder of its own: demo data and the demo's well-known password must never meet real ones.
      const env: Record<string, string | undefined> = {
        REPORTREE_DATA_DIR: './demo-data',
        REPORTREE_ADMIN_PASSWORD: 'admin',
        REPORTREE_LOG_LEVEL: 'warn',
        ...process.env,
      };
      if (once) env.PORT ??= '0';
      const server = await startServer(readConfig(env), seedDemo);
      const stopped = untilStopped();
      try {
        const user = await server.app.prisma.user.findUniqueOrThrow({ where: { username: demoLogin.username } });
        const { token } = await createApiToken(server.app, { user, via: 'basic' }, 'demo');
        console.log(`\nPrinting one report per template through GraphQL at ${server.url}/graphql\n`);
        const paths = await Promise.race([printDemo(new GraphQLClient(server.url, token), OUTPUT_FOLDER), stopped.then(() => [])]);
        console.log(`\n${paths.map((path) => `  ${relative('.', path)}`).join('\n')}\n`);
        if (once) return;
        console.log(
          [
            'Open next:',
            `  GraphiQL   ${server.url}/graphql   (ten examples that run as they stand)`,
            `  REST root  ${server.url}/api/`,
            `  Log in     ${demoLogin.username} / ${demoLogin.password}   (staff)    admin / admin   (superuser)`,
            '\nCtrl-C stops the server.',
          ].join('\n'),
        );
        await stopped;
      } finally {
        await server.stop();
      }
    });
}
