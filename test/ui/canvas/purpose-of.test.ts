import { expect, test } from '@jest/globals';
import type { GraphNode } from '../../../common/graph/graph.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';
import { purposeOf } from '../../../ui/core/canvas/purpose-of.ts';

const does = (type: GraphNode['type'], config: JsonObject, action?: string) =>
  purposeOf({ id: 'n', type, position: { x: 0, y: 0 }, data: { label: 'N', config } }, action);

test('the card of a version says what its node does', () => {
  expect(does('trigger', { kind: 'api' })).toBe('Started over the API');
  expect(does('condition', { expression: '{{@order-placed:Order placed.totalAmount}} >= 500' })).toBe('totalAmount >= 500');
  expect(does('condition', { expression: '{{@order-placed:Order placed.total}} > 5' })).toBe('Order placed › total > 5');
  expect(does('condition', { expression: 'input.total > 100' })).toBe('input.total > 100');
  expect(does('action', { actionType: 'warehouse/reserve-stock' })).toBe('Warehouse · reserve stock');
  expect(does('action', { actionType: 'sms/send' })).toBe('SMS · send');
  expect(does('action', { actionType: 'a/b' }, 'Payments · Charge')).toBe('Payments · Charge');
  expect(does('sleep', { duration: '{{input.packingTime}}' })).toBe('Sleep · input.packingTime');
  expect(does('sleep', { duration: 90_000 })).toBe('Sleep · 1m 30s');
  expect(does('set', { values: { a: 1, b: 2 } })).toBe('Sets 2 values');
  expect(does('output', { value: { a: 1 } })).toBe('Returns 1 value');
  expect(does('output', { value: '{{input}}' })).toBe('Output');
});
