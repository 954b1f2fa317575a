import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StepFunction } from '../../common/plugin/step.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { createStepStand, environmentOf, SECRET, type StepStand } from './step-stand.ts';

let stand: StepStand;
beforeAll(async () => {
  stand = await createStepStand();
});
afterAll(() => stand.close());

const hostile = new Proxy(
  {},
  {
    get() {
      throw new Error('hands off');
    },
    getPrototypeOf() {
      throw new Error('hands off');
    },
  },
);
const cyclic = (() => {
  const error: Error & { cause?: unknown } = new Error('in a ring');
  error.cause = error;
  return error;
})();

describe('whatever a step throws is the failure of its node', () => {
  test.each<[string, unknown, string | RegExp]>([
    ['a text', 'just a text', 'just a text'],
    ['null', null, 'The step threw null.'],
    ['nothing', undefined, 'The step threw undefined.'],
    ['a number', 7, '7'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a plain object', { status: 500, detail: 'broken' }, '{"status":500,"detail":"broken"}'],
    ['an object without prototype', Object.create(null), '{}'],
    ['a function', () => 1, /^\(\) ?=> ?1$/],
    ['a cause that is a ring', cyclic, 'in a ring'],
    ['a hostile proxy', hostile, /cannot be shown|hands off/],
    ['a message with NUL and half a pair', new Error('a\u0000b\ud83d'), 'a\\0b\uFFFD'],
  ])('%s', async (_what, thrown, message) => {
    const visit = await stand.visit(
      async () => {
        throw thrown;
      },
      { maximumAttempts: 1 },
    );
    expect(await visit.attempt()).toMatchObject({
      outcome: {
        status: 'error',
        failure: { code: 'STEP_FAILED', attempts: 1, message: typeof message === 'string' ? message : expect.stringMatching(message) },
      },
    });
    expect(await visit.events()).toContainEqual(expect.objectContaining({ type: 'node.failed' }));
  });

  test('a message of 5 MB is cut to 4 KiB, between characters', async () => {
    const visit = await stand.visit(() => Promise.reject(new Error('€😀'.repeat(700_000))), { maximumAttempts: 1 });
    const { outcome } = (await visit.attempt()) as { outcome: { failure: { message: string } } };
    expect(Buffer.byteLength(outcome.failure.message)).toBeLessThanOrEqual(4096);
    expect(outcome.failure.message).toMatch(/^(€😀)+€?…$/);
  });

  test('a code with NUL or without end', async () => {
    const code = `\u0000${'c'.repeat(500)}`;
    const visit = await stand.visit(() => Promise.reject(Object.assign(new Error('no'), { code })), { maximumAttempts: 1 });
    expect(await visit.attempt()).toMatchObject({ outcome: { failure: { code: expect.stringMatching(/^\\0c{90,}…$/) } } });
  });
});

describe('what a step returns', () => {
  test.each<[string, unknown]>([
    ['a function', { f: () => 1 }],
    ['a BigInt', 10n],
    ['a Map', new Map([['a', 1]])],
    ['NaN', { n: Number.NaN }],
    ['half a pair', '\ud83d'],
    ['NUL', { text: '\u0000' }],
    ['a ring', ring()],
  ])('and JSON cannot hold fails without another try: %s', async (_what, result) => {
    const visit = await stand.visit(async () => result);
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'error', failure: { code: 'OUTPUT_NOT_SERIALIZABLE' } } });
  });

  test('as 10 MB is kept whole', async () => {
    const visit = await stand.visit(async () => ({ text: 'x'.repeat(10_000_000) }));
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { ref: expect.any(String), bytes: 10_000_011 } } });
  });

  test('as a failure with large fields travels by reference, also when the run stops before the next attempt', async () => {
    const fail: StepFunction = async () => ({ success: false, error: 'no', blob: 'x'.repeat(3_000_000) });
    const last = await stand.visit(fail, { maximumAttempts: 1 });
    expect(await last.attempt()).toMatchObject({ outcome: { output: { ref: expect.any(String) }, failure: { message: 'no' } } });
    const first = await stand.visit(fail);
    await first.attempt();
    const [stopped] = await journalApply(stand.db.database.client, [
      { executionId: first.executionId, kind: 'stop', code: 'STOPPED', message: 'stop', visits: [{ visit: 'a', nodeId: 'a' }] },
    ]);
    expect(stopped?.failures).toMatchObject({ a: { message: 'no', code: 'STEP_FAILED' } });
    expect(JSON.stringify(stopped).length).toBeLessThan(10_000);
  });
});

function ring(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}

describe('a secret', () => {
  test('does not leave by input, output, error, code, log, console, or heartbeat', async () => {
    const visit = await stand.visit(
      async ({ given }, { credentials: { token }, log, heartbeat }) => {
        log.info(`using ${token}`, { [`${token}`]: token as string });
        console.log('token', { token });
        heartbeat({ at: token as string });
        if (given !== SECRET) throw new Error('the step itself gets the value');
        // cut in its middle, a part of it would stay
        throw Object.assign(new Error(`${'x'.repeat(4080)}${token}`), { code: `E_${token}` });
      },
      { maximumAttempts: 1, config: { given: SECRET } },
    );
    const environment = environmentOf(visit);
    const beats: unknown[] = [];
    environment.on('heartbeat', (details) => beats.push(details));
    const report = await visit.attempt(environment);
    expect(report).toMatchObject({ outcome: { failure: { code: 'E_[redacted]' } } });
    const seen = JSON.stringify([report, await visit.events(), beats, stand.log.lines]);
    expect(seen).toContain('using [redacted]');
    expect(seen).toContain("token { token: '[redacted]' }");
    expect(seen).not.toContain('sk-v');
    expect(beats).toContainEqual({ at: '[redacted]' });
  });
});

describe('an attempt', () => {
  test('beats while its step is silent, keeping the details that the step gave, and takes no details that Temporal cannot', async () => {
    const visit = await stand.visit(async (_input, { heartbeat }) => {
      heartbeat({ row: 5 });
      await sleep(350);
      heartbeat(10n as never);
      return null;
    });
    const environment = environmentOf(visit);
    const beats: unknown[] = [];
    environment.on('heartbeat', (details) => beats.push(details));
    await visit.attempt(environment);
    expect(beats.slice(0, 2)).toEqual([{ row: 5 }, { row: 5 }]);
    expect(beats.at(-1)).toMatch(/not kept/);
  });

  test('that outlasts its timeout gets its signal and fails of that, whatever the step makes of it', async () => {
    let reason: unknown;
    const visit = await stand.visit(
      (_input, { signal }) =>
        new Promise((_resolve, reject) =>
          (signal as unknown as EventTarget).addEventListener('abort', () => {
            reason = 'fired';
            reject(new Error('aborted'));
          }),
        ),
      { timeoutMs: 50, maximumAttempts: 1 },
    );
    expect(await visit.attempt()).toMatchObject({ outcome: { failure: { code: 'STEP_TIMEOUT', attempts: 1 } } });
    expect(reason).toBe('fired');
  });

  test('may have a timeout beyond what a timer can be set to', async () => {
    const visit = await stand.visit(
      async (_input, { client }) => {
        await client.query('select 1');
        await sleep(20);
        return 'in time';
      },
      { timeoutMs: 90 * 86_400_000 },
    );
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: 'in time' } } });
  });

  test.each([
    ['throws', () => Promise.reject(Object.assign(new Error('aborted'), { name: 'NonRetryableError' }))],
    ['returns a final failure', async () => ({ success: false, error: 'aborted', retryable: false })],
  ])('that a stopping worker aborts does not count, whether the step %s', async (_how, end) => {
    let tries = 0;
    const visit = await stand.visit(
      async (_input, { signal }) => {
        tries += 1;
        if (tries > 1) return 'done';
        await new Promise((resolve) => (signal as unknown as EventTarget).addEventListener('abort', resolve));
        return end();
      },
      { maximumAttempts: 1 },
    );
    const environment = environmentOf(visit);
    const first = visit.attempt(environment);
    await untilStarted(visit);
    environment.cancel('WORKER_SHUTDOWN');
    expect(await first).toMatchObject({ again: { type: 'WORKER_STOPPED' } });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success' } });
  });

  test('of a cancelled execution that ends in time has its outcome stand', async () => {
    const visit = await stand.visit(async (_input, { signal }) => {
      await new Promise((resolve) => (signal as unknown as EventTarget).addEventListener('abort', resolve));
      return 'finished all the same';
    });
    const environment = environmentOf(visit);
    const attempt = visit.attempt(environment);
    await untilStarted(visit);
    environment.cancel('CANCELLED');
    expect(await attempt).toMatchObject({ outcome: { status: 'success', output: { value: 'finished all the same' } } });
  });

  test('whose worker lacks the action returns the outcome that stands', async () => {
    const visit = await stand.visit(async () => 'once');
    await visit.attempt();
    visit.call.body = { ...visit.call.body, actionType: 'gone/away' };
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: 'once' } } });
    expect((await visit.events()).filter(({ type }) => type === 'execution.stuck')).toEqual([]);
  });
});

async function untilStarted(visit: { events(): Promise<{ type: string }[]> }): Promise<void> {
  while (!(await visit.events()).some(({ type }) => type === 'node.started')) await sleep(20);
  // the step is called right after the claim
  await sleep(50);
}
