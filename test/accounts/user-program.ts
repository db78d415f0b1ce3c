// The command `user` on its own, over the data folder that it is given: node test/accounts/user-program.ts FOLDER user …
import { Command } from 'commander';
import { addUserCommand } from '../../src/commands/user.ts';
import { openDatabase } from '../../src/database/open-database.ts';

const [dataDir = '', ...args] = process.argv.slice(2);
const program = new Command();
addUserCommand(program, async () => {
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  return { prisma: database.prisma, close: () => database.close() };
});
try {
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
// The schema engine of the migrations leaves a timer behind.
process.exit();
