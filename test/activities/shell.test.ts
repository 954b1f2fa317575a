import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { actionOf, graphOf, type NodeShorthand } from '../execution/graph-shorthand.ts';
import { createTestStand, nodeOf, statusesOf, type TestStand } from '../execution/test-stand.ts';
import { tryPlugin } from '../execution/try-plugin.ts';
import { checkInvariants } from '../support/check-invariants.ts';

let stand: TestStand;
beforeAll(async () => {
  stand = await createTestStand({ workflowPlugins: [tryPlugin().plugin] });
  await stand.startWorker();
}, 120_000);
afterAll(() => stand.close());

const t = { t: ['trigger'] as ['trigger'] };
const times = (n: number) => Array.from({ length: n }, (_, i) => i);
const nodesOf = (n: number, node: (i: number) => [string, NodeShorthand]) => Object.fromEntries(times(n).map(node));

test('more decisions than may ride on one activity go ahead, though an evaluation and a step begin with them', async () => {
  const dead = nodesOf(200, (i) => [`dead${i}`, actionOf('echo')]);
  const view = await stand.run(
    graphOf(
      {
        ...t,
        a: actionOf('large', { bytes: 10_000 }),
        c: ['condition', { expression: 'input.go' }],
        ...dead,
        s: ['set', { values: { n: { expression: 'size({{@a:A.text}})' } } }],
        b: actionOf('echo'),
        j: actionOf('echo', { n: '{{@s:S.n}}' }),
      },
      ['t>a', 'a>s', 'a>c', 'c:true>dead0', ...times(199).map((i) => `dead${i}>dead${i + 1}`), 'a>b', 's>j', 'b>j'],
    ),
    { go: false },
  );
  expect(view.status).toBe('success');
  expect(nodeOf(view, 'j').output).toEqual({ success: true, data: { n: 10_000 } });
  expect(view.nodes.filter(({ skipped }) => skipped)).toHaveLength(200);
}, 60_000);

test('decisions that ride on a step which takes long are written meanwhile when more come', async () => {
  const dead = (name: string) => nodesOf(120, (i) => [`${name}${i}`, actionOf('echo')]);
  const chain = (name: string) => times(119).map((i) => `${name}${i}>${name}${i + 1}`);
  const id = await stand.trigger(
    await stand.publish(
      graphOf(
        {
          ...t,
          c: ['condition', { expression: 'input.go' }],
          ...dead('x'),
          long: actionOf('slow', { ms: 4_000 }),
          short: actionOf('slow', { ms: 100 }),
          d: ['condition', { expression: 'input.go' }],
          ...dead('y'),
          after: actionOf('echo'),
        },
        ['t>c', 'c:true>x0', ...chain('x'), 'c:false>long', 'c:false>short', 'short>d', 'd:true>y0', ...chain('y'), 'd:false>after'],
      ),
    ),
    { go: false },
  );
  const view = await stand.until(id, (now) => nodeOf(now, 'after').status === 'success');
  expect(nodeOf(view, 'long').status).toBe('running');
  expect(view.nodes.filter(({ skipped }) => skipped)).toHaveLength(240);
  expect((await stand.ended(id)).status).toBe('success');
}, 60_000);

test('steps that do not fit into one message to Temporal go out in the next, though none has ended', async () => {
  const sets = nodesOf(12, (i) => [`s${i}`, ['set', { values: { text: { expression: `"${'x'.repeat(10)}" + input.text` } } }]]);
  const all = times(12).map((i) => `{{@s${i}:S.text}}`);
  const slow = nodesOf(40, (i) => [`n${i}`, actionOf('slow', { ms: 6_000, value: all.map((token) => token.replace('}}', '?}}')) })]);
  const id = await stand.trigger(
    await stand.publish(
      graphOf({ ...t, ...sets, ...slow }, ['t>s0', ...times(11).map((i) => `s${i}>s${i + 1}`), ...times(40).map((i) => `s11>n${i}`)]),
    ),
    { text: 'y'.repeat(3_900) },
  );
  await stand.until(id, (view) => {
    const statuses = times(40).map((i) => statusesOf(view)[`n${i}`]);
    if (statuses.includes('success')) throw new Error('a step has ended before all had begun');
    return statuses.every((status) => status === 'running');
  });
  expect((await stand.ended(id)).status).toBe('success');
}, 60_000);

test.each([
  ['a NUL', '"a\\u0000b"'],
  ['half a character', 'input.text.substring(0, 1)'],
])('an expression that makes a text with %s fails its node', async (_what, expression) => {
  const view = await stand.run(
    graphOf({ ...t, s: ['set', { values: { x: { expression } } }], a: actionOf('echo', { x: '{{@s:S.x}}' }) }, ['t>s', 's>a']),
    { text: '😀😀' },
  );
  expect(view).toMatchObject({ status: 'error', error: { code: 'OUTPUT_NOT_SERIALIZABLE', nodeId: 's' } });
});

test('outputs that are too large together end the execution with that error', async () => {
  const parts = nodesOf(4, (i) => [`p${i}`, actionOf('large', { bytes: 9_000_000 })]);
  const view = await stand.run(
    graphOf(
      { ...t, ...parts },
      times(4).map((i) => `t>p${i}`),
    ),
  );
  expect(view).toMatchObject({ status: 'error', closeReason: 'failed', error: { code: 'OUTPUT_TOO_LARGE' }, output: null });
  expect(statusesOf(view)).toEqual({ t: 'success', p0: 'success', p1: 'success', p2: 'success', p3: 'success' });
}, 60_000);

test('the invariants hold', async () => {
  expect(await checkInvariants(stand.database, stand.address)).toMatchObject({ executions: 6 });
});
