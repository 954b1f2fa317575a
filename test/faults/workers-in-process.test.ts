import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { actionOf, graphOf } from '../execution/graph-shorthand.ts';
import { createTestStand, nodeOf, type TestStand } from '../execution/test-stand.ts';
import { tryPlugin } from '../execution/try-plugin.ts';
import { checkInvariants } from '../support/check-invariants.ts';

const EXECUTIONS = process.env.FAULTS === 'long' ? 500 : 60;

let stand: TestStand;
const late: { release?: () => void } = {};
const { plugin, ledger } = tryPlugin({
  // deaf to its signal: goes on long after its time is over
  late: (_input, { attempt }) =>
    attempt === 1 ? new Promise((resolve) => (late.release = () => resolve({ from: 'late' }))) : { from: 'second' },
});

beforeAll(async () => {
  stand = await createTestStand({ workflowPlugins: [plugin] });
}, 120_000);
afterEach(() => checkInvariants(stand.database, stand.address));
afterAll(() => stand.close());

const t = { t: ['trigger'] as ['trigger'] };

describe('an interpreter with a bug', () => {
  test('loses nothing: the executions go on when it is rolled back', async () => {
    const workflow = await stand.publish(graphOf({ ...t, a: actionOf('effect', { tag: 'rolled-back' }) }, ['t>a']));
    const broken = await stand.startWorker(undefined, { workflowsPath: fileURLToPath(new URL('broken/index.ts', import.meta.url)) });
    const ids = await Promise.all(Array.from({ length: 5 }, () => stand.trigger(workflow)));
    for (const id of ids) await stand.until(id, ({ dispatchedAt }) => dispatchedAt !== null);
    await broken.stop();
    const good = await stand.startWorker();
    for (const id of ids) expect((await stand.ended(id, 60_000)).status).toBe('success');
    expect(ledger.filter(({ tag, kind }) => tag === 'rolled-back' && kind === 'end')).toHaveLength(5);
    await good.stop();
  }, 120_000);
});

describe('a step that returns after its time', () => {
  test('changes nothing: the outcome of the later attempt stands', async () => {
    const worker = await stand.startWorker();
    const graph = graphOf(
      { ...t, l: actionOf('late', {}, { timeout: '200ms', retry: { initialInterval: '10ms' } }), w: actionOf('slow', { ms: 500 }) },
      ['t>l', 'l>w'],
    );
    const id = await stand.trigger(await stand.publish(graph));
    await stand.until(id, (view) => nodeOf(view, 'l').status === 'success');
    late.release?.();
    const view = await stand.ended(id);
    expect(nodeOf(view, 'l')).toMatchObject({
      output: { from: 'second' },
      attempts: [{ attempt: 1, error: { code: 'STEP_TIMEOUT' } }, { attempt: 2 }],
    });
    await worker.stop();
  });
});

describe(`${EXECUTIONS} executions on two workers`, () => {
  test('journal into each other’s executions without a gap, and every effect is there once', async () => {
    const workers = [await stand.startWorker(), await stand.startWorker()];
    const nodes = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, actionOf('effect', { tag: `${id}-{{input.n}}` })]));
    const workflow = await stand.publish(
      graphOf({ ...t, ...nodes, j: actionOf('effect', { tag: 'j-{{input.n}}' }) }, [
        't>a',
        't>b',
        't>c',
        't>d',
        'a>j',
        'b>j',
        'c>j',
        'd>j',
      ]),
    );
    const ids = await Promise.all(Array.from({ length: EXECUTIONS }, (_, n) => stand.trigger(workflow, { n })));
    for (const id of ids) expect((await stand.ended(id, 120_000)).status).toBe('success');
    const effects = ledger.filter(({ tag, kind }) => kind === 'end' && /^[abcdj]-\d+$/.test(tag)).map(({ tag }) => tag);
    expect(effects).toHaveLength(EXECUTIONS * 5);
    expect(new Set(effects).size).toBe(EXECUTIONS * 5);
    for (const worker of workers) await worker.stop();
  }, 300_000);
});

test('a host whose every connection is in a transaction that triggers does not block itself', async () => {
  const workflowId = await stand.publish(graphOf({ ...t, a: actionOf('echo') }, ['t>a']));
  const pool = new pg.Pool({ connectionString: stand.db.url, max: 2 });
  try {
    const business = async () => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { executionId } = await triggerWorkflow({ workflowId, userName: 'ann', client });
        await client.query('commit');
        return executionId;
      } finally {
        client.release();
      }
    };
    const ids = await Promise.all(Array.from({ length: 20 }, business));
    expect(new Set(ids).size).toBe(20);
    const worker = await stand.startWorker();
    for (const id of ids) expect((await stand.ended(id)).status).toBe('success');
    await worker.stop();
  } finally {
    await pool.end();
  }
});
