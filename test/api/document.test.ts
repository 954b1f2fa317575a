import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../../api/open-api-document.ts';
import { PUBLIC_ROUTES } from '../../api/public-routes.ts';
import { ROUTES } from '../../api/routes.ts';
import { startTestApi, type TestApi } from './support.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(async () => {
  await api.close();
});

test('the document is public, valid OpenAPI 3.1, and holds every route', async () => {
  const { status, json } = await api.ask('GET', '/api/openapi.json', undefined, { key: null });
  expect(status).toBe(200);
  const validator = new Validator();
  expect(await validator.validate(json)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const documented = Object.entries(json.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(
    [...ROUTES, ...PUBLIC_ROUTES].map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`).sort(),
  );
});

test('the validator would notice a faulty document', async () => {
  const document = openApiDocument(ROUTES, '/') as unknown as Record<string, unknown>;
  expect((await new Validator().validate({ ...document, paths: { '/x': { get: { responses: 7 } } } })).valid).toBe(false);
});

test('every operation has its own id, a body that refuses unknown fields, and the errors it may answer', async () => {
  const { json } = await api.ask('GET', '/api/openapi.json');
  // biome-ignore lint/suspicious/noExplicitAny: the document is walked as JSON
  const operations: any[] = Object.values(json.paths).flatMap((methods: any) => Object.values(methods));
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  for (const operation of operations) {
    expect(operation.responses).toHaveProperty('401');
    expect(operation.responses).toHaveProperty('503');
    const schema = operation.requestBody?.content['application/json'].schema;
    if (schema !== undefined) expect([operation.operationId, schema.additionalProperties]).toEqual([operation.operationId, false]);
  }
  const list = json.paths['/api/workflows'].get.parameters.find((parameter: { name: string }) => parameter.name === 'limit');
  expect(list.schema).toEqual({ type: 'integer', minimum: 1, maximum: 200, default: 50, description: expect.any(String) });
  expect(json.components.schemas.Workflow.properties.id).toEqual({ type: 'string', format: 'uuid', description: 'A UUID' });
});

test('the documentation page is public and loads only files of this server', async () => {
  for (const [path, folder] of [
    ['/docs', 'docs/'],
    ['/docs/', ''],
  ] as const) {
    const page = await api.ask('GET', path, undefined, { key: null });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file).filter((file) => file !== 'data:,');
    expect(files).toEqual([`${folder}swagger-ui.css`, `${folder}swagger-ui-bundle.js`, `${folder}start.js`]);
    expect(page.text).not.toMatch(/<script>|style=|https?:/);
    for (const file of files) {
      const { status, headers } = await api.ask('GET', new URL(file ?? '', `${api.url}${path}`).pathname, undefined, { key: null });
      expect([file, status, headers.get('content-type')]).toEqual([
        file,
        200,
        expect.stringMatching(file?.endsWith('css') ? /^text\/css/ : /^text\/javascript/),
      ]);
    }
  }
});

test('health is public; readiness tells whether PostgreSQL can be reached', async () => {
  expect((await api.ask('GET', '/healthz', undefined, { key: null })).json).toEqual({ status: 'ok' });
  expect((await api.ask('GET', '/readyz', undefined, { key: null })).json).toEqual({ status: 'ok' });
});

test('the actions of the built-in and the registered plugins are listed', async () => {
  const withPlugin = await startTestApi({
    config: {
      workflowPlugins: [
        {
          stepImporters: [{ actionId: 'sms/send', importer: { stepFunction: () => ({}) } }],
          actionLabels: [{ actionId: 'sms/send', label: 'Send SMS' }],
        },
      ],
    },
  });
  try {
    const { json } = await withPlugin.ask('GET', '/api/actions');
    expect(json.items).toContainEqual({ actionId: 'sms/send', label: 'Send SMS', integrationType: 'sms' });
    expect(json.items).toContainEqual(expect.objectContaining({ actionId: 'log/write', definition: expect.anything() }));
    expect(json.integrationTypes).toContainEqual({ type: 'sms', label: 'sms' });
    expect(json.nextCursor).toBe(null);
  } finally {
    await withPlugin.close();
  }
});
