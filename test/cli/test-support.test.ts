import { expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { temporalAddress } from '../support/temporal-address.ts';
import { createTestDatabase } from '../support/test-database.ts';

test('a test database is fresh, migrated, and gone after drop', async () => {
  const { database, drop } = await createTestDatabase();
  const found = await database.client.query(`select count(*)::int as n from ${database.client.schema}.executions`);
  expect(found.rows).toEqual([{ n: 0 }]);
  await drop();
});

test('the Temporal server of the run has the search attributes', async () => {
  const connection = await Connection.connect({ address: await temporalAddress() });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(['PerdureWorkflowId', 'PerdureStatus']));
  await connection.close();
});
