import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../common/json/json-value.ts';
import { createCatalog } from '../../server/plugins/create-catalog.ts';
import { createGraphValidator } from '../../server/workflows/create-graph-validator.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let db: TestDatabase;
const catalog = createCatalog([{ stepImporters: [{ actionId: 'sms/send' }] }, { stepImporters: [{ actionId: 'mail/send' }] }]);
const validate = createGraphValidator(catalog);

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

const integration = async (userName: string, shared = false, type = 'sms') => {
  const id = randomUUID();
  await db.database.client.query(
    `insert into perdure.integrations (id, user_name, shared, type, name, config, key_id) values ($1, $2, $3, $4, 'i', '{}', 'k')`,
    [id, userName, shared, type],
  );
  return id;
};

const graphWith = (integrationId: unknown): JsonObject =>
  ({
    nodes: [
      { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { label: 'T', config: {} } },
      { id: 'a', type: 'action', position: { x: 0, y: 0 }, data: { label: 'A', config: { actionType: 'sms/send', integrationId } } },
    ],
    edges: [{ id: 'e', source: 't', target: 'a' }],
  }) as JsonObject;

const found = async (integrationId: unknown, shared = false) =>
  (await validate(db.database.client, graphWith(integrationId), { userName: 'ann', shared }))
    .filter(({ code }) => code === 'INTEGRATION_INVALID')
    .map(({ severity, nodeId, field }) => [severity, nodeId, field]);

describe('integrations of a graph', () => {
  const refused = [['error', 'a', 'integrationId']];

  test('may be own or shared ones, in whatever spelling of the id', async () => {
    const own = await integration('ann');
    expect([await found(own), await found(own.toUpperCase()), await found(await integration('bob', true))]).toEqual([[], [], []]);
  });

  test('must not be foreign, unknown, of another type or no id at all', async () => {
    expect(await found(await integration('bob'))).toEqual(refused);
    expect(await found(randomUUID())).toEqual(refused);
    expect(await found(await integration('ann', false, 'mail'))).toEqual(refused);
    expect(await found('nonsense')).toEqual(refused);
    expect(await found(7)).toEqual(refused);
  });

  test('that are private in a shared workflow are warned about', async () => {
    expect(await found(await integration('ann'), true)).toEqual([['warning', 'a', 'integrationId']]);
  });
});

test('whatever a draft holds is judged, not stumbled over', async () => {
  for (const graph of [{}, { nodes: 7 }, { nodes: [null, 1, { data: null }, { data: { config: 1 } }] }, { nodes: [], edges: {} }]) {
    const problems = await validate(db.database.client, graph as JsonObject, { userName: 'ann', shared: false });
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  }
});
