import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Graph } from '../../common/graph/graph.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import { paymentsServerPlugin } from '../../examples/order-processing/plugins/payments/server.ts';
import { shopServerPlugin } from '../../examples/order-processing/plugins/shop/server.ts';
import { smsServerPlugin } from '../../examples/order-processing/plugins/sms/server.ts';
import { warehouseServerPlugin } from '../../examples/order-processing/plugins/warehouse/server.ts';
import { createCatalog } from '../../server/plugins/create-catalog.ts';

const graph = JSON.parse(readFileSync(new URL('../../examples/order-processing/workflow.json', import.meta.url), 'utf8')) as Graph;
const catalog = createCatalog([shopServerPlugin, warehouseServerPlugin, paymentsServerPlugin, smsServerPlugin]);

test('the order workflow has no problem, not even a warning', () => {
  expect(validateWorkflow(graph, catalog)).toEqual([]);
});

test('without the SMS plugin it cannot be published', () => {
  const problems = validateWorkflow(graph, createCatalog([shopServerPlugin, warehouseServerPlugin, paymentsServerPlugin]));
  expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'UNKNOWN_ACTION', nodeId: 'notify' }]);
});
