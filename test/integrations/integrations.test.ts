import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '../../common/access/principal.ts';
import { inSchema } from '../../db/schema-client.ts';
import { findUsableIntegrations } from '../../db/statements/find-usable-integrations.ts';
import { createIntegration } from '../../server/integrations/create-integration.ts';
import { createIntegrations } from '../../server/integrations/create-integrations.ts';
import { parseKeyRing } from '../../server/integrations/key-ring.ts';
import { readIntegration } from '../../server/integrations/read-integration.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const ring = parseKeyRing(`k1:${randomBytes(32).toString('base64')}`);
const ann: Principal = { userName: 'ann', scopes: ['read', 'run', 'edit'] };
const bob: Principal = { userName: 'bob', scopes: ['read', 'run', 'edit'] };
const admin: Principal = { userName: 'root', scopes: ['admin'] };
const SECRET = 'sk-live-0123456789';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

const create = (principal: Principal, shared = false) =>
  createIntegration(db.database.client, ring, principal, { type: 'sms', name: 'mine', config: { apiKey: SECRET }, shared });

describe('an integration', () => {
  test('is stored sealed and read without its values', async () => {
    const made = await create(ann);
    expect(await readIntegration(db.database.client, ann, made.id)).toEqual(made);
    expect(made).toMatchObject({ type: 'sms', userName: 'ann', shared: false, configKeys: ['apiKey'] });
    const { rows } = await db.database.client.query(
      `select i::text as row from ${db.database.client.schema}.integrations i where id = $1`,
      [made.id],
    );
    expect(rows[0].row).not.toContain(SECRET);
    expect(JSON.stringify(made)).not.toContain(SECRET);
  });

  test('gives its values to its owner, and to nobody else unless an admin shared it', async () => {
    const integrations = createIntegrations(db.database, ring);
    const own = (await create(ann)).id;
    const shared = (await create(admin, true)).id;
    const ask = (userName: string, integrationId: string, integrationType = 'sms') =>
      integrations.credentials({ userName, integrationId, integrationType });
    expect(await ask('ann', own)).toEqual({ apiKey: SECRET });
    expect(await ask('ann', own.toUpperCase())).toEqual({ apiKey: SECRET });
    expect(await ask('bob', shared)).toEqual({ apiKey: SECRET });
    await expect(ask('bob', own)).rejects.toMatchObject({ code: 'INTEGRATION_INVALID' });
    await expect(ask('ann', 'no-uuid')).rejects.toMatchObject({ code: 'INTEGRATION_INVALID' });
    await expect(ask('ann', own, 'email')).rejects.toMatchObject({
      code: 'INTEGRATION_INVALID',
      message: expect.stringContaining('"email"'),
    });
    const usable = await findUsableIntegrations(db.database.client, 'bob', [own, shared, 'no-uuid']);
    expect(usable).toEqual([{ id: shared, type: 'sms', shared: true }]);
  });

  test('cannot be seen by others', async () => {
    const { id } = await create(ann);
    await expect(readIntegration(db.database.client, bob, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(readIntegration(db.database.client, bob, 'no-uuid')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await readIntegration(db.database.client, admin, id)).id).toBe(id);
  });

  test('whose ciphertext was moved to another owner does not open', async () => {
    const { id } = await create(ann);
    await db.database.client.query(`update ${db.database.client.schema}.integrations set user_name = 'bob' where id = $1`, [id]);
    const asked = createIntegrations(db.database, ring).credentials({ userName: 'bob', integrationId: id, integrationType: 'sms' });
    await expect(asked).rejects.toMatchObject({ code: 'CREDENTIALS_UNAVAILABLE' });
  });

  test('cannot be made without a key, shared by a user, or opened by a worker that lacks the key', async () => {
    const client = inSchema(db.database.client, 'perdure');
    await expect(createIntegration(client, null, ann, { type: 'sms', name: 'x', config: {} })).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_MISSING',
    });
    await expect(create(ann, true)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await create(ann);
    const asked = createIntegrations(db.database, null).credentials({ userName: 'ann', integrationId: id, integrationType: 'sms' });
    await expect(asked).rejects.toMatchObject({ code: 'CREDENTIALS_UNAVAILABLE', message: expect.stringContaining('"k1"') });
  });
});
