import { createServer } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import { createBackoff } from '../../cli/dev/backoff.ts';
import { findFreePort } from '../../cli/dev/free-port.ts';
import { type RunningServer, superviseServer } from '../../cli/dev/supervise-server.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { eventually } from '../support/eventually.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

test('what cannot be started is tried ever more seldom, however long ago it ran', () => {
  let now = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  const backoff = createBackoff();
  backoff.started();
  now += 60_000;
  const delays = Array.from({ length: 8 }, () => {
    const delayMs = backoff.nextDelayMs();
    now += 40_000;
    return delayMs;
  });
  expect(delays).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);

  backoff.started();
  now += 1_000;
  expect(backoff.nextDelayMs()).toBe(10_000);
  backoff.started();
  now += 31_000;
  expect(backoff.nextDelayMs()).toBe(200);
});

test('a server whose port was taken meanwhile says so in one sentence, with the way out', async () => {
  const said: string[] = [];
  let end = () => {};
  const server: RunningServer = {
    pid: 1,
    ended: new Promise((resolve) => {
      end = resolve;
    }),
    stop: async () => {},
    kill: () => {},
  };
  const supervised = await superviseServer({
    name: 'PostgreSQL',
    start: async (before) => {
      if (before === null) return server;
      throw new PerdureError('PORT_UNAVAILABLE', 'Another process listens on port 54320 on 127.0.0.1.');
    },
    onPid: () => {},
    say: (line) => said.push(line),
  });
  end();
  await eventually(() => said.length >= 2);
  await supervised.stop();
  expect(said).toEqual([
    'PostgreSQL ended. Starting it again in 0.2 s',
    'PostgreSQL could not be started: Another process listens on port 54320 on 127.0.0.1; free it, or start `perdure dev` again, which chooses another one. Starting it again in 0.4 s',
  ]);
});

test('a port that was asked for and is taken is named', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(findFreePort(port, { tries: 1 })).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: `Another process listens on port ${port} on 127.0.0.1.`,
    remedy: expect.stringContaining('PERDURE_PORT'),
  });
  await new Promise((closed) => other.close(closed));
});
