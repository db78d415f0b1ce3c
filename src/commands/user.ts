import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { createUser } from '../accounts/create-user.ts';
import { isUsableHash } from '../accounts/password.ts';
import { setPassword } from '../accounts/set-password.ts';
import { InvalidError } from '../errors.ts';
import type { Parts } from '../parts.ts';

export type UserCommandParts = Pick<Parts, 'prisma'> & { close(): Promise<void> };

/** More than anybody looks through; the list says so when it ends there. */
const LIST_LIMIT = 1_000;

interface CreateOptions {
  staff?: boolean;
  superuser?: boolean;
  passwordStdin?: boolean;
}

/** Adds `user create | password | list` to the command line. `open` gives the database's parts, which are closed afterwards. */
export function addUserCommand(program: Command, open: () => Promise<UserCommandParts>): void {
  const user = program.command('user').description('Users of this server: create one, set a password, list them.');
  user
    .command('create')
    .argument('<name>', 'the name to log in with')
    .option('--staff', 'may change templates, assets and snippets')
    .option('--superuser', 'may also do everything that a group would allow')
    .option('--password-stdin', 'read the password from standard input, without asking')
    .description('Create a user who can log in and print.')
    .action(async (name: string, options: CreateOptions) => {
      await withPassword(options, open, async (parts, password) => {
        const created = await createUser(parts, {
          username: name,
          password,
          isStaff: options.staff === true,
          isSuperuser: options.superuser === true,
        });
        process.stdout.write(`Created the user ${created.username}.\n`);
      });
    });
  user
    .command('password')
    .argument('<name>', 'whose password')
    .option('--password-stdin', 'read the password from standard input, without asking')
    .description('Set the password of a user, and end his sessions.')
    .action(async (name: string, options: Pick<CreateOptions, 'passwordStdin'>) => {
      await withPassword(options, open, async (parts, password) => {
        await setPassword(parts, name, password);
        process.stdout.write(`Set the password of ${name}.\n`);
      });
    });
  user
    .command('list')
    .description('List the users.')
    .action(() => withParts(open, listUsers));
}

/** Asks first, and opens the database then: it may belong to one process alone, and people type slowly. */
async function withPassword(
  options: Pick<CreateOptions, 'passwordStdin'>,
  open: () => Promise<UserCommandParts>,
  work: (parts: UserCommandParts, password: string) => Promise<void>,
): Promise<void> {
  const password = await readPassword(options);
  await withParts(open, (parts) => work(parts, password));
}

async function withParts(open: () => Promise<UserCommandParts>, work: (parts: UserCommandParts) => Promise<void>): Promise<void> {
  const parts = await open();
  try {
    await work(parts);
  } finally {
    await parts.close();
  }
}

async function listUsers(parts: UserCommandParts): Promise<void> {
  const users = await parts.prisma.user.findMany({ orderBy: { username: 'asc' }, take: LIST_LIMIT });
  const width = Math.max(4, ...users.map(({ username }) => username.length));
  for (const { username, isActive, isStaff, isSuperuser, password } of users) {
    const marks = [
      isSuperuser && 'superuser',
      isStaff && 'staff',
      !isActive && 'inactive',
      !isUsableHash(password) && 'no password',
    ].filter(Boolean);
    process.stdout.write(`${username.padEnd(width)}  ${marks.join(', ')}`.trimEnd() + '\n');
  }
  if (users.length === LIST_LIMIT) process.stdout.write(`(the first ${LIST_LIMIT})\n`);
}

/** From the terminal, unseen and twice; or from standard input, up to its first line break. */
async function readPassword({ passwordStdin }: Pick<CreateOptions, 'passwordStdin'>): Promise<string> {
  if (passwordStdin || !process.stdin.isTTY) return readFirstLine();
  const password = await askHidden('Password: ');
  if (password !== (await askHidden('Again: '))) throw InvalidError.of('password', 'WRONG_TYPE', 'The two passwords differ.');
  return password;
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  for await (const line of lines) return line;
  return '';
}

function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void) => {
      stdin.setRawMode(false).pause().off('data', onData);
      stderr.write('\n');
      settle();
    };
    const onData = (chunk: string) => {
      for (const letter of chunk) {
        if (letter === '\r' || letter === '\n' || letter === '\u0004') return finish(() => resolve(typed));
        if (letter === '\u0003') return finish(() => reject(new Error('Interrupted.')));
        typed = letter === '\u007f' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter;
      }
    };
    stdin.setEncoding('utf8').setRawMode(true).resume().on('data', onData);
  });
}
