import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { importExport } from '../../src/inventory/import-export.ts';
import { seedSnippets } from '../../src/library/seed-snippets.ts';
import { seedTemplates } from '../../src/library/seed-templates.ts';
import { defaultSnippets, defaultTemplates } from '../../templates/defaults.ts';
import { startTestServer } from '../http/support/test-server.ts';
import { ContractWatch } from './support/contract.ts';

const folder = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

/** What cannot be as recorded; docs/rest-compatibility.md says why. */
const KNOWN = [/^print-bad-template: .*template_name: "InvenTree Bill of Materials"/];

it.skipIf(!existsSync(`${folder}rest.json`))(
  'answers the recorded requests as the real server did',
  async () => {
    const server = await startTestServer({ printWaitMs: 20_000 });
    try {
      const { prisma } = server.app;
      await prisma.user.deleteMany(); // the names are those of the recording
      await importExport(server.app, `${folder}records.json`, {});
      await seedSnippets(server.app, defaultSnippets);
      await seedTemplates(server.app, defaultTemplates);
      await server.app.startWorker();
      const watch = await ContractWatch.over(server.server, server.url);
      const { stdout } = await promisify(execFile)('node', [`${folder}replay.mjs`, server.url, `${folder}rest.json`, '-v']).catch(
        (error: { stdout: string }) => error, // it ends with 1 when anything differs
      );
      const differing = stdout.trim().split('\n').slice(0, -1);
      expect(differing.filter((line) => !KNOWN.some((pattern) => pattern.test(line)))).toEqual([]);
      expect(stdout).toMatch(/\d+ of 276 answers/);
      expect(watch.checked).toBeGreaterThan(200);
      expect(watch.problems).toEqual([]);
    } finally {
      await server.close();
    }
  },
  180_000,
);
