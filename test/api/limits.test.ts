import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from './support.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ settings: { rateLimit: { perSecond: 5, burst: 20 } } });
});

afterAll(async () => {
  await api.close();
});

test('a principal may burst, then is told how long to wait; others are not held up', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => api.ask('GET', '/api/me')));
  const passed = answers.filter((answer) => answer.status === 200);
  const refused = answers.filter((answer) => answer.status === 429);
  // a second may begin while they run
  expect(passed.length).toBeGreaterThanOrEqual(20);
  expect(passed.length).toBeLessThanOrEqual(25);
  expect(passed.length + refused.length).toBe(40);
  for (const { json, headers } of refused) {
    expect(json.code).toBe('RATE_LIMITED');
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
  expect((await api.ask('GET', '/api/me', undefined, { key: await api.keyOf('bob') })).status).toBe(200);
  expect((await api.ask('GET', '/healthz', undefined, { key: null })).status).toBe(200);
});
