import { expect, it } from 'vitest';
import { baseContext, pageContext } from '../../src/printing/base-context.ts';
import { baseVariables } from '../../src/printing/base-variables.ts';

it('the listed base variables are those that a report has', () => {
  const template = { pk: 1, file: { path: 'report/report/x.marko' }, pageSize: 'A4', merge: true } as never;
  const user = { pk: 1, username: 'ada', firstName: 'Ada', lastName: 'L', email: '' } as never;
  const context = {
    ...baseContext({ template, user, baseUrl: '', timeZone: 'UTC', now: new Date() }),
    ...pageContext(template),
    instances: [],
  };
  const paths = Object.entries(context).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [name, ...Object.keys(value).map((key) => `${name}.${key}`)]
      : [name],
  );
  expect(baseVariables.map(({ path }) => path)).toEqual(paths);
});
