import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Services, startServices } from '../../examples/order-processing/services/start-services.ts';

let services: Services;

beforeEach(async () => {
  services = await startServices();
});

afterEach(async () => {
  await services.stop();
});

async function post(url: string, body: object, key: string): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

test('the warehouse refuses the first two attempts of each order', async () => {
  const reserve = async (orderId: string) => (await post(`${services.env.WAREHOUSE_URL}/reservations`, { orderId }, orderId)).status;
  expect([await reserve('a'), await reserve('a'), await reserve('a'), await reserve('b')]).toEqual([503, 503, 201, 503]);
});

test('a repeated charge with the same idempotency key is the same payment', async () => {
  const charge = (key: string) => post(`${services.env.PAYMENTS_URL}/charges`, { orderId: 'a', amount: 10 }, key);
  const [first, again, other] = [await charge('k1'), await charge('k1'), await charge('k2')];
  expect(again.json).toEqual(first.json);
  expect(other.json.paymentId).not.toEqual(first.json.paymentId);
  expect(first.json.amount).toBe(10);
});

test('the SMS provider keeps what it sent', async () => {
  const sent = await post(`${services.env.SMS_URL}/send`, { to: '+1', body: 'hello' }, 'k');
  const messages = await fetch(`${services.env.SMS_URL}/messages`);
  expect(await messages.json()).toEqual([{ id: sent.json.id, to: '+1', body: 'hello' }]);
});
