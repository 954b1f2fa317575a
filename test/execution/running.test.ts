import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actionOf, graphOf } from './graph-shorthand.ts';
import { createTestStand, nodeOf, statusesOf, type TestStand } from './test-stand.ts';
import { tryPlugin } from './try-plugin.ts';

let stand: TestStand;
beforeAll(async () => {
  stand = await createTestStand({ workflowPlugins: [tryPlugin().plugin] });
  await stand.startWorker();
}, 120_000);
afterAll(() => stand.close());

const t = { t: ['trigger'] as ['trigger'] };
const once = { retry: { maximumAttempts: 1 } };

describe('an execution', () => {
  test('runs its steps in order and gives each the outputs that it reads', async () => {
    const view = await stand.run(
      graphOf({ ...t, a: actionOf('echo', { n: '{{@t:T.n}}' }), b: actionOf('echo', { twice: '{{@a:A.n}}{{@a:A.n}}' }) }, ['t>a', 'a>b']),
      { n: 7 },
    );
    expect(view).toMatchObject({ status: 'success', closeReason: 'completed', output: { success: true, data: { twice: '77' } } });
    expect(nodeOf(view, 'a')).toMatchObject({
      output: { success: true, data: { n: 7 } },
      attempts: [{ attempt: 1 }],
      input: { actionType: 'try/echo', n: 7 },
    });
    expect(nodeOf(view, 't').output).toMatchObject({ triggered: true, n: 7 });
  });

  test('follows the chosen branch, skips the other with a reason, and joins', async () => {
    const view = await stand.run(
      graphOf(
        {
          ...t,
          c: ['condition', { expression: '{{@t:T.total}} > 100' }],
          big: actionOf('echo'),
          small: actionOf('echo'),
          j: actionOf('echo'),
        },
        ['t>c', 'c:true>big', 'c:false>small', 'big>j', 'small>j'],
      ),
      { total: 40 },
    );
    expect(statusesOf(view)).toEqual({ t: 'success', c: 'success', big: 'skipped', small: 'success', j: 'success' });
    expect(nodeOf(view, 'c').output).toEqual({ result: false });
    expect(nodeOf(view, 'big').reason).toBeTruthy();
    expect(view.edges).toEqual({ e0: 'taken', e1: 'dead', e2: 'taken', e3: 'dead', e4: 'taken' });
  });

  test('journals without a gap, begins with started and ends with completed', async () => {
    const view = await stand.run(graphOf({ ...t, a: actionOf('echo') }, ['t>a']));
    const events = await stand.events(view.id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['execution.started', 'execution.completed']);
    expect(nodeOf(view, 'a').logs.last.map(({ message }) => message)).toEqual([
      expect.stringContaining('started'),
      expect.stringContaining('succeeded'),
    ]);
  });

  test('is paused while it sleeps, says when it wakes, and wakes', async () => {
    const id = await stand.trigger(
      await stand.publish(graphOf({ ...t, s: ['sleep', { duration: '1s' }], a: actionOf('echo') }, ['t>s', 's>a'])),
    );
    const paused = await stand.until(id, ({ status }) => status === 'paused');
    const sleeping = nodeOf(paused, 's');
    expect(sleeping.status).toBe('paused');
    expect(Date.parse(sleeping.wakeAt ?? '') - Date.parse(sleeping.startedAt ?? '')).toBe(1000);
    const view = await stand.ended(id);
    expect(view.status).toBe('success');
    expect(Date.parse(nodeOf(view, 'a').startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(sleeping.wakeAt ?? ''));
  });

  test('runs a node that joins any once, at the first arrival, and still waits for the slower branch', async () => {
    const view = await stand.run(
      graphOf({ ...t, a: actionOf('slow', { ms: 1200 }), b: actionOf('slow', { ms: 5 }), j: actionOf('echo', {}, { join: 'any' }) }, [
        't>a',
        't>b',
        'a>j',
        'b>j',
      ]),
    );
    expect(statusesOf(view)).toEqual({ t: 'success', a: 'success', b: 'success', j: 'success' });
    expect(Date.parse(nodeOf(view, 'j').startedAt ?? '')).toBeLessThan(Date.parse(nodeOf(view, 'a').endedAt ?? ''));
  });

  test('passes large outputs on by reference and shows only their size', async () => {
    const view = await stand.run(
      graphOf(
        {
          ...t,
          a: actionOf('large', { bytes: 100_000 }),
          s: ['set', { values: { all: '{{@a:A}}', length: { expression: 'size({{@a:A.text}})' } } }],
          b: actionOf('echo', { small: '{{@a:A.small}}', length: '{{@s:S.length}}' }),
        },
        ['t>a', 'a>s', 's>b'],
      ),
    );
    expect(view.status).toBe('success');
    expect(nodeOf(view, 'a')).toMatchObject({ outputBytes: expect.any(Number) });
    expect(nodeOf(view, 'a').output).toBeUndefined();
    expect(nodeOf(view, 'b').output).toEqual({ success: true, data: { small: 7, length: 100_000 } });
  });

  test('takes an input of 200 KiB', async () => {
    const view = await stand.run(graphOf({ ...t, a: actionOf('echo', { n: '{{input.n}}', m: '{{@t:T.n}}' }) }, ['t>a']), {
      big: 'x'.repeat(200_000),
      n: 1,
    });
    expect(nodeOf(view, 'a').output).toEqual({ success: true, data: { n: 1, m: 1 } });
  });
});

describe('a failing step', () => {
  test.each(['throw', 'result'])('is tried again when it fails by %s', async (how) => {
    const view = await stand.run(
      graphOf({ ...t, f: actionOf('flaky', { failures: 2, how }, { retry: { initialInterval: '20ms' } }) }, ['t>f']),
    );
    expect(nodeOf(view, 'f')).toMatchObject({
      status: 'success',
      output: { attempt: 3 },
      attempts: [{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }],
    });
  });

  test('hands its failure to the error handle', async () => {
    const view = await stand.run(
      graphOf(
        {
          ...t,
          f: actionOf('flaky', { failures: 9, how: 'result' }, once),
          ok: actionOf('echo'),
          h: actionOf('echo', { why: '{{@f:F.message}}', hint: '{{@f:F.hint}}' }),
        },
        ['t>f', 'f>ok', 'f:error>h'],
      ),
    );
    expect(statusesOf(view)).toEqual({ t: 'success', f: 'error', ok: 'skipped', h: 'success' });
    expect(view.status).toBe('success');
    expect(nodeOf(view, 'h').output).toEqual({ success: true, data: { why: 'not yet (1)', hint: 'wait' } });
  });

  test('without error handle ends the execution with its error and a null output', async () => {
    const view = await stand.run(
      graphOf({ ...t, f: actionOf('flaky', { failures: 9 }, { retry: { maximumAttempts: 2, initialInterval: '20ms' } }) }, ['t>f']),
    );
    expect(view).toMatchObject({
      status: 'error',
      closeReason: 'failed',
      output: null,
      error: { code: 'STEP_FAILED', nodeId: 'f', message: 'not yet (2)' },
    });
    expect(nodeOf(view, 'f').attempts).toHaveLength(2);
  });

  test('does not wait for what sleeps, and lets attempts in flight end', async () => {
    const view = await stand.run(
      graphOf(
        {
          ...t,
          s: ['sleep', { duration: '10 minutes' }],
          f: actionOf('flaky', { failures: 1 }, once),
          w: actionOf('slow', { ms: 600, value: 1 }),
          after: actionOf('echo'),
        },
        ['t>s', 't>f', 't>w', 'w>after'],
      ),
    );
    expect(view).toMatchObject({ status: 'error', error: { nodeId: 'f' } });
    expect(nodeOf(view, 's')).toMatchObject({ status: 'error', error: { code: 'STOPPED' } });
    expect(nodeOf(view, 'w')).toMatchObject({ status: 'success', output: { value: 1 } });
    expect(nodeOf(view, 'after')).toMatchObject({ status: 'idle', attempts: [] });
  });

  test('between two attempts ends with its own failure when another one fails', async () => {
    const view = await stand.run(
      graphOf(
        {
          ...t,
          r: actionOf('flaky', { failures: 9 }, { retry: { initialInterval: '10 minutes', maximumInterval: '10 minutes' } }),
          w: actionOf('slow', { ms: 500 }),
          f: actionOf('flaky', { failures: 1 }, once),
        },
        ['t>r', 't>w', 'w>f'],
      ),
    );
    expect(view).toMatchObject({ status: 'error', error: { nodeId: 'f' } });
    expect(nodeOf(view, 'r')).toMatchObject({ status: 'error', error: { code: 'STEP_FAILED', message: 'not yet (1)' } });
  });

  test('fails at its timeout, whatever the step does', async () => {
    const view = await stand.run(graphOf({ ...t, w: actionOf('slow', { ms: 60_000 }, { ...once, timeout: '300ms' }) }, ['t>w']));
    expect(view.error).toMatchObject({ code: 'STEP_TIMEOUT', nodeId: 'w' });
  });

  test('is not begun when a reference of its has no value', async () => {
    const view = await stand.run(graphOf({ ...t, a: actionOf('echo', { x: '{{@t:T.nothing}}' }) }, ['t>a']));
    expect(view.error).toMatchObject({ code: 'REFERENCE_UNRESOLVED', nodeId: 'a' });
    expect(nodeOf(view, 'a').attempts).toEqual([]);
  });
});
