import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/http/operation-limits.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('an operation', () => {
  it('tells its cost: a connection counts its page size times its selection', async () => {
    const cost = async (first: number) =>
      (await server.query('query ($first: Int!) { reportTemplates(first: $first) { nodes { pk } } }', { first })).extensions?.cost;
    expect(await cost(10)).toEqual({ requested: 1 + 10 * 2, limit: LIMITS.cost });
    expect(await cost(100)).toEqual({ requested: 1 + 100 * 2, limit: LIMITS.cost });
  });

  const nested = (depth: number) =>
    `{ node(id: "StockLocation:1") { ... on StockLocation ${'{ parent '.repeat(depth)}{ pk }${' }'.repeat(depth)} } }`;
  it.each([
    ['too costly', '{ reportTemplates(first: 100) { nodes { items(first: 100) { nodes { label } } } } }', 'costs'],
    [
      'too costly by variables',
      'query ($n: Int!) { reportTemplates(first: $n) { nodes { items(first: $n) { nodes { label } } } } }',
      'costs',
    ],
    ['too deep', nested(20), 'levels deep'],
    [
      'too wide',
      `query { ${Array.from({ length: 60 }, (_, index) => `a${index}: viewer { ...U }`).join(' ')} } fragment U on User { id pk username firstName lastName email isStaff isSuperuser isActive permissions ...V } fragment V on User { id pk username firstName lastName email isStaff isSuperuser isActive permissions }`,
      'fields',
    ],
    ['of too many aliases', `{ ${Array.from({ length: 70 }, (_, index) => `a${index}: viewer { pk }`).join(' ')} }`, 'aliases'],
    ['of too many tokens', `{ ${'viewer { pk } '.repeat(3_000)} }`, 'tokens'],
  ])('%s is refused before it runs', async (_name, query, message) => {
    const answer = await server.query(query, { n: 100 });
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.[0]?.message).toContain(message);
  });

  it('is judged by itself, not by the first of its document', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Token ${server.staffToken}` },
      body: JSON.stringify({
        operationName: 'Dear',
        query:
          'query Cheap { viewer { pk } } query Dear { reportTemplates(first: 100) { nodes { items(first: 100) { nodes { label } } } } }',
      }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }] });
  });

  it('may ask for the whole schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await server.query(getIntrospectionQuery(), {}, null);
    expect(answer.errors).toBeUndefined();
  });
});

describe('what goes wrong', () => {
  it('in our code is masked, and logged with a stack', async () => {
    const error = vi.spyOn(server.app.prisma.reportTemplate, 'count').mockRejectedValueOnce(new Error('secret detail'));
    const answer = await server.query('{ reportTemplates { totalCount } }');
    error.mockRestore();
    expect(answer).toMatchObject({
      status: 500,
      errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('with a document is told with its place', async () => {
    const answer = await server.query('{ nothing }');
    expect(answer).toMatchObject({
      errors: [{ message: 'Cannot query field "nothing" on type "Query".', locations: [{ line: 1, column: 3 }] }],
    });
  });

  it.each([
    ['printReport(template: 999, items: [1])', 'InvalidError', [{ path: ['template'], code: 'NOT_FOUND' }]],
    ['printReport(template: "Part:1", items: [1])', 'InvalidError', [{ path: ['template'], code: 'WRONG_TYPE' }]],
    ['printReport(template: 999, items: [])', 'InvalidError', [{ path: ['template'] }, { path: ['items'], code: 'EMPTY_LIST' }]],
    ['printReport(template: 1, items: [1], waitSeconds: 31)', 'InvalidError', [{ path: ['waitSeconds'] }]],
    [
      'printReport(template: 1, items: [1], options: { locale: "?", timeZone: "Mars" })',
      'InvalidError',
      [{ path: ['template'] }, { path: ['locale'] }, { path: ['timeZone'] }],
    ],
    ['cancelPrint(output: 999)', 'NotFoundError', undefined],
    ['deleteOutputs(outputs: [])', 'InvalidError', [{ path: ['outputs'], code: 'EMPTY_LIST' }]],
    ['deleteOutputs(outputs: ["ReportOutput:1", "x"])', 'NotFoundError', undefined],
    ['updateReportTemplate(id: 999, input: { name: "x" })', 'NotFoundError', undefined],
    ['deleteReportAsset(id: "ReportSnippet:1")', 'InvalidError', [{ path: ['id'], code: 'WRONG_TYPE' }]],
    ['createApiToken(name: "' + 'x'.repeat(101) + '")', 'InvalidError', [{ path: ['name'], code: 'TOO_LONG' }]],
    ['previewReport(item: 1, source: { template: 999 })', 'InvalidError', [{ path: ['source', 'template'], code: 'NOT_FOUND' }]],
    [
      'previewReport(item: 1, source: { draft: { modelType: PART, file: { name: "x.exe", content: "" } } })',
      'InvalidError',
      [{ path: ['source', 'draft', 'file'], code: 'FILE_TYPE' }],
    ],
    [
      'previewReport(item: 999, source: { draft: { modelType: PART, file: { name: "x.marko", content: "" } } })',
      'InvalidError',
      [{ path: ['item'], code: 'NOT_FOUND' }],
    ],
  ])('with the input is a typed result: %s', async (call, type, fields) => {
    const answer = await server.query(
      `mutation { result: ${call} { __typename ... on InvalidError { fields { path code message involves } } ... on UserError { message } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data.result).toMatchObject({ __typename: type, message: expect.stringMatching(/./), ...(fields && { fields }) });
  });

  it('by lack of permission is ForbiddenError', async () => {
    for (const call of [
      'createReportTemplate(input: { name: "x", description: "x", modelType: PART, file: { text: { name: "x.marko", content: "x" } } })',
      'deleteReportSnippet(id: 1)',
      'previewReport(item: 1, source: { draft: { modelType: PART, file: { name: "x.marko", content: "" } } })',
    ]) {
      const answer = await server.query(`mutation { result: ${call} { __typename } }`, {}, server.userToken);
      expect(answer.data.result.__typename).toBe('ForbiddenError');
    }
  });
});
