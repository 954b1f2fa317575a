import { describe, expect, test } from '@jest/globals';
import { evaluateBody, hotNodes, inlineAllowance, isQuiet, resume } from '../../common/graph/interpreter/index.ts';
import type { ReferenceScope } from '../../common/template/reference-scope.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { Simulation, START_MS, STARTED_AT } from './support/simulate.ts';
import { tableEngine } from './support/table-engine.ts';

describe('templates', () => {
  test('are rendered in place from what is inline', () => {
    const nodes: Record<string, NodeShorthand> = {
      t: ['trigger'],
      s: ['set', { values: { n: '{{input.n}}', text: 'n is {{@t:T.n}}, {{execution.id}}, {{user.name}}' } }],
      o: ['output', { value: { list: ['{{@s:S.n}}', '{{@s:S.missing?}}'] } }],
    };
    const run = new Simulation(buildGraph(nodes, ['t>s', 's>o']), { input: { n: 7 } });
    expect(run.output('s')).toEqual({ n: 7, text: 'n is 7, x1, ann' });
    expect(run.ending).toEqual({ status: 'completed', output: { kind: 'value', value: { value: { list: [7, null] } } } });
  });

  test('without a value fail their node', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], s: ['set', { values: { n: '{{input.n}}' } }] }, ['t>s']));
    expect(run.ending).toMatchObject({ status: 'failed', error: { code: 'REFERENCE_UNRESOLVED', nodeId: 's' } });
  });

  test.each([
    ['{{@a:A}}', { ref: 'r1', bytes: 9000 }],
    ['{{@a:A?}}', { ref: 'r1', bytes: 9000 }],
    ['{{@a:A ?? input}}', { ref: 'r1', bytes: 9000 }],
  ])('of an output node that are %s pass a reference on', (value, expected) => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'], o: ['output', { value }] }, ['t>a', 'a>o']));
    run.give({ type: 'stepCompleted', visit: 'a', output: { ref: 'r1', bytes: 9000 }, atMs: 0 });
    expect(run.ending).toEqual({ status: 'completed', output: { kind: 'value', value: expected } });
  });

  test.each(['{{@a:A.x}}', ' {{@a:A}}', '{{@a:A}}{{@a:A}}'])('of an output node that are %j do not', (value) => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'], o: ['output', { value }] }, ['t>a', 'a>o']));
    run.give({ type: 'stepCompleted', visit: 'a', output: { ref: 'r1', bytes: 9000 }, atMs: 0 });
    expect(run.commands.at(-1)).toMatchObject({ type: 'evaluate', visit: 'o' });
  });
});

describe('continue-as-new', () => {
  const graph = buildGraph({ t: ['trigger'], s: ['sleep', { duration: '1h' }], a: ['action'] }, ['t>s', 't>a']);

  test('is possible while nothing but sleeps is open', () => {
    const run = new Simulation(graph);
    expect(isQuiet(run.state)).toBe(false);
    run.give({ type: 'stepCompleted', visit: 'a', output: { value: null }, atMs: 0 });
    expect(isQuiet(run.state)).toBe(true);
  });

  test('sets its timers up again from their absolute times', () => {
    const run = new Simulation(graph);
    run.give({ type: 'stepCompleted', visit: 'a', output: { value: null }, atMs: 0 });
    const state = JSON.parse(JSON.stringify(run.state));
    expect(resume(run.runtime, state)).toEqual([
      { type: 'startTimer', visit: 's', nodeId: 's', label: 'S', wakeAtMs: START_MS + 3_600_000 },
    ]);
  });

  test('asks again for what was asked for and is not done', () => {
    const run = new Simulation(graph);
    expect(resume(run.runtime, run.state)).toEqual(expect.arrayContaining(run.commands));
  });
});

describe('the hot nodes', () => {
  test('are those that failed and those that are open, up to a limit', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], h: ['action'], s: ['sleep', { duration: '1h' }], a: ['action'] }, [
      't>f',
      'f:error>h',
      't>s',
      't>a',
    ]);
    const run = new Simulation(graph, { steps: { f: { fails: 'BROKEN' } } });
    run.step();
    const hot = hotNodes(run.runtime, run.state, 9);
    expect(hot).toHaveLength(4);
    expect(hot[0]).toEqual({ nodeId: 'f', label: 'F', status: 'error', note: 'BROKEN: f failed' });
    expect(hot).toContainEqual({ nodeId: 's', label: 'S', status: 'paused', note: 'until 2026-01-02T04:04:05.000Z' });
    expect(hot).toContainEqual({ nodeId: 'h', label: 'H', status: 'running', note: '' });
    expect(hotNodes(run.runtime, run.state, 2)).toEqual(hot.slice(0, 2));
    const failures = { 1: { message: 'a', code: 'A' }, 2: { message: 'b', code: 'B' } };
    expect(hotNodes(run.runtime, { ...run.state, failures }, 1)).toHaveLength(1);
  });
});

describe('what a step may report inline', () => {
  test('shrinks to nothing when the state could be filled', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'] }, ['t>a']));
    expect(inlineAllowance(run.state)).toBe(4096);
    expect(inlineAllowance({ ...run.state, inlineBytes: 250 * 1024 })).toBe(0);
    expect(inlineAllowance({ ...run.state, working: 900 })).toBe(4096);
  });
});

describe('evaluating a node outside of the workflow', () => {
  const scope: ReferenceScope = {
    output: (id) => (id === 'a' ? { value: { n: 1, list: [1, 2] } } : id === 'd' ? { disabled: true } : undefined),
    input: { wait: '1m' },
    execution: { id: 'x1', startedAt: STARTED_AT },
    user: { name: 'ann' },
  };
  const evaluate = (body: Parameters<typeof evaluateBody>[0]) => evaluateBody(body, scope, tableEngine);

  test('gives what the interpreter expects of each type', () => {
    expect(evaluate({ type: 'condition', expression: 'true' })).toBe(true);
    expect(
      evaluate({
        type: 'switch',
        mode: 'all',
        cases: [
          { key: 'k', when: 'true' },
          { key: 'l', when: 'true' },
        ],
      }),
    ).toEqual(['k', 'l']);
    expect(
      evaluate({ type: 'set', values: { a: { template: '{{@a:A.list}}' }, b: { expression: '[1]' }, d: { template: '{{@d:D.x}}' } } }),
    ).toEqual({
      a: [1, 2],
      b: [1],
      d: null,
    });
    expect(evaluate({ type: 'output', value: { template: { n: '{{@a:A.n}}' } } })).toEqual({ n: 1 });
    expect(evaluate({ type: 'sleep', duration: '{{input.wait}}' })).toEqual({ durationMs: 60_000 });
    expect(evaluate({ type: 'sleep', until: '1970-01-01T00:00:01Z' })).toEqual({ untilMs: 1000 });
  });

  test('throws typed errors for data and plain ones for bugs', () => {
    expect(() => evaluate({ type: 'condition', expression: '"true"' })).toThrow(
      expect.objectContaining({ code: 'EXPRESSION_FAILED', message: 'The condition gives the string "true" instead of true or false.' }),
    );
    expect(() => evaluate({ type: 'sleep', duration: '{{@a:A.n}} moons' })).toThrow(expect.objectContaining({ code: 'DURATION_INVALID' }));
    expect(() => evaluateBody({ type: 'condition', expression: 'true' }, scope, null)).toThrow('no engine was loaded');
  });
});
