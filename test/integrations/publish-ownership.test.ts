import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '../../common/access/principal.ts';
import { createIntegration } from '../../server/integrations/create-integration.ts';
import { parseKeyRing } from '../../server/integrations/key-ring.ts';
import { createPluginRegistry } from '../../server/plugins/create-plugin-registry.ts';
import { createGraphValidator } from '../../server/workflows/create-graph-validator.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const ring = parseKeyRing(`k1:${randomBytes(32).toString('base64')}`);
const ann: Principal = { userName: 'ann', scopes: ['read', 'run', 'edit'] };
const admin: Principal = { userName: 'root', scopes: ['admin'] };
const { catalog } = createPluginRegistry([{ stepImporters: [{ actionId: 'sms/send', importer: { stepFunction: async () => ({}) } }] }]);
const validate = createGraphValidator(catalog);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

const integration = async (principal: Principal, type = 'sms', shared = false) =>
  (await createIntegration(db.database.client, ring, principal, { type, name: 'x', config: {}, shared })).id;

async function findings(integrationId: unknown, owner: { userName: string; shared: boolean }): Promise<string[]> {
  const node = (id: string, type: string, config: object) => ({ id, type, position: { x: 0, y: 0 }, data: { label: id, config } });
  const graph = {
    nodes: [node('t', 'trigger', {}), node('a', 'action', { actionType: 'sms/send', integrationId })],
    edges: [{ id: 'e', source: 't', target: 'a' }],
  };
  const problems = await validate(db.database.client, JSON.parse(JSON.stringify(graph)), owner);
  return problems
    .filter(({ code }) => code === 'INTEGRATION_INVALID')
    .map(({ severity, nodeId, field }) => `${severity} ${nodeId} ${field}`);
}

describe('publishing', () => {
  test('takes the owner’s own integrations and shared ones', async () => {
    const own = await integration(ann);
    expect(await findings(own, { userName: 'ann', shared: false })).toEqual([]);
    expect(await findings(own.toUpperCase(), { userName: 'ann', shared: false })).toEqual([]);
    expect(await findings(await integration(admin, 'sms', true), { userName: 'ann', shared: true })).toEqual([]);
  });

  test('refuses foreign and unknown ones alike, and those of another type', async () => {
    const own = await integration(ann);
    const refused = ['error a integrationId'];
    expect(await findings(own, { userName: 'bob', shared: false })).toEqual(refused);
    expect(await findings(randomUUID(), { userName: 'ann', shared: false })).toEqual(refused);
    expect(await findings('no-uuid', { userName: 'ann', shared: false })).toEqual(refused);
    expect(await findings(await integration(ann, 'email'), { userName: 'ann', shared: false })).toEqual(refused);
  });

  test('warns of a private integration in a shared workflow', async () => {
    expect(await findings(await integration(ann), { userName: 'ann', shared: true })).toEqual(['warning a integrationId']);
  });
});
