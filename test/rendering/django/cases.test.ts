import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseCases, runCase } from '../../../scripts/django-case-file.ts';

const file = fileURLToPath(new URL('../../../../shared/cases/django.json', import.meta.url));

it.skipIf(!existsSync(file))('prints the recorded cases as Django did', () => {
  const { cases, settings } = parseCases(readFileSync(file, 'utf8'));
  const differing = cases.filter((each) => !runCase(each, settings).isSame).map(({ name }) => name);
  expect(differing).toEqual([]);
});
