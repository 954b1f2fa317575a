import { describe, expect, test } from '@jest/globals';
import { INPUT_REF, TRIGGER_REF } from '../../common/execution/value.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { Simulation, START_MS } from './support/simulate.ts';

const when = (expression: string): NodeShorthand => ['condition', { expression }];

describe('a chain', () => {
  test('runs its steps one after the other and puts out what the last one did', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'], b: ['action'] }, ['t>a', 'a>b'])).run();
    expect(run.started).toEqual(['a', 'b']);
    expect(run.statuses()).toEqual({ t: 'success', a: 'success', b: 'success' });
    expect(run.ending).toEqual({ status: 'completed', output: { kind: 'value', value: { value: { from: 'b' } } } });
    expect(run.view()).toMatchObject({ status: 'success', error: null, edges: { e0: 'taken', e1: 'taken' } });
  });

  test('of a thousand nodes that need nothing from outside is worked off in one turn', () => {
    const ids = Array.from({ length: 999 }, (_, index) => `n${index}`);
    const nodes = Object.fromEntries(ids.map((id): [string, NodeShorthand] => [id, ['set', { values: {} }]]));
    const edges = ids.map((id, index) => `${index === 0 ? 't' : `n${index - 1}`}>${id}`);
    const run = new Simulation(buildGraph({ t: ['trigger'], ...nodes }, edges));
    expect(run.ending?.status).toBe('completed');
    expect(run.journal).toHaveLength(1000);
  });
});

describe('the trigger', () => {
  test('puts out its input, whose keys win over the two extras', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'] }), { input: { n: 1, triggered: 'mine' } });
    expect(run.output('t')).toEqual({ triggered: 'mine', timestamp: START_MS, n: 1 });
    expect(run.journal).toEqual([
      {
        key: 't:end',
        at: '2026-01-02T03:04:05.000Z',
        body: { type: 'node.completed', visit: 't', nodeId: 't', edges: {}, output: { triggered: 'mine', timestamp: START_MS, n: 1 } },
      },
    ]);
  });

  test('puts out a reference when the input came as one', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'] }), { inputValue: { ref: INPUT_REF, bytes: 9000 } });
    expect(run.ending).toEqual({ status: 'completed', output: { kind: 'value', value: { ref: TRIGGER_REF, bytes: expect.any(Number) } } });
    expect(run.journal[0]?.body).toMatchObject({ outputRef: TRIGGER_REF, outputBytes: expect.any(Number) });
  });

  test('puts out a reference when its output is larger than what may lie inline, and so does the input', () => {
    const graph = buildGraph({ t: ['trigger'], c: when('true'), o: ['output', { value: { n: '{{input.n}}' } }] }, ['t>c', 'c>o']);
    const run = new Simulation(graph, { input: { n: 'x'.repeat(5000) } });
    const [command] = run.commands;
    expect(command).toMatchObject({ type: 'evaluate', visit: 'o', scope: { input: { ref: INPUT_REF } } });
  });

  test('that fired is the only one; the others are skipped and their edges dead', () => {
    const graph = buildGraph({ t: ['trigger'], u: ['trigger', { kind: 'manual' }], a: ['action'], b: ['action'], j: ['action'] }, [
      't>a',
      'u>b',
      'a>j',
      'b>j',
    ]);
    const run = new Simulation(graph).run();
    expect(run.statuses()).toEqual({ t: 'success', u: 'skipped', a: 'success', b: 'skipped', j: 'success' });
    const skips = run.journal.filter(({ body }) => body.type === 'node.skipped').map(({ body }) => body);
    expect(skips).toEqual([
      { type: 'node.skipped', visit: 'u', nodeId: 'u', reason: '"T" fired instead.', edges: { e1: 'dead' } },
      { type: 'node.skipped', visit: 'b', nodeId: 'b', reason: '"U" did not fire.', edges: { e3: 'dead' } },
    ]);
    expect(new Simulation(graph, { triggerId: 'u' }).run().statuses()).toMatchObject({
      t: 'skipped',
      u: 'success',
      a: 'skipped',
      b: 'success',
    });
  });
});

describe('a condition', () => {
  const graph = (expression: string) =>
    buildGraph({ t: ['trigger'], c: when(expression), yes: ['action'], no: ['action'], j: ['action'] }, [
      't>c',
      'c:true>yes',
      'c:false>no',
      'yes>j',
      'no>j',
    ]);

  test('takes the edges of its value, and the branch not chosen is skipped with its reason', () => {
    const run = new Simulation(graph('false')).run();
    expect(run.output('c')).toEqual({ result: false });
    expect(run.statuses()).toEqual({ t: 'success', c: 'success', yes: 'skipped', no: 'success', j: 'success' });
    expect(run.journal.find(({ key }) => key === 'yes:end')?.body).toMatchObject({ reason: '"C" chose false.', edges: { e3: 'dead' } });
    expect(run.view().edges).toEqual({ e0: 'taken', e1: 'dead', e2: 'taken', e3: 'dead', e4: 'taken' });
  });

  test('takes an edge without handle for one of its true branch', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], c: when('true'), a: ['action'] }, ['t>c', 'c>a'])).run();
    expect(run.statuses()).toMatchObject({ a: 'success' });
  });

  test('whose expression gives no boolean fails, and is never taken for false', () => {
    const run = new Simulation(graph('1')).run();
    expect(run.ending).toMatchObject({ status: 'failed', error: { code: 'EXPRESSION_FAILED', nodeId: 'c' } });
    expect(run.statuses()).toMatchObject({ c: 'error', yes: 'idle', no: 'idle', j: 'idle' });
  });

  test('that fails leaves by its error handle where there is one', () => {
    const run = new Simulation(
      buildGraph({ t: ['trigger'], c: when('fail'), a: ['action'], h: ['action'] }, ['t>c', 'c>a', 'c:error>h']),
    ).run();
    expect(run.ending?.status).toBe('completed');
    expect(run.statuses()).toEqual({ t: 'success', c: 'error', a: 'skipped', h: 'success' });
    expect(run.output('c')).toMatchObject({ success: false, code: 'EXPRESSION_FAILED', message: 'It was told to fail.', nodeId: 'c' });
    expect(run.journal.find(({ key }) => key === 'c:end')?.body).toMatchObject({
      type: 'node.failed',
      handled: true,
      edges: { e1: 'dead', e2: 'taken' },
    });
    expect(run.journal.find(({ key }) => key === 'a:end')?.body).toMatchObject({ reason: '"C" failed.' });
  });
});

describe('a switch', () => {
  const graph = (mode: string, ...whens: string[]) =>
    buildGraph(
      {
        t: ['trigger'],
        s: ['switch', { mode, cases: whens.map((expression, index) => ({ key: `k${index}`, when: expression })) }],
        a: ['action'],
        b: ['action'],
        d: ['action'],
      },
      ['t>s', 's:k0>a', 's:k1>b', 's>d'],
    );

  test.each([
    ['first', ['true', 'true'], ['k0'], ['a']],
    ['first', ['false', 'true'], ['k1'], ['b']],
    ['first', ['false', 'false'], [], ['d']],
    ['first', ['true', 'fail'], ['k0'], ['a']],
    ['all', ['true', 'true'], ['k0', 'k1'], ['a', 'b']],
    ['all', ['false', 'true'], ['k1'], ['b']],
    ['all', ['false', 'false'], [], ['d']],
  ])('of mode %s over %j matches %j and starts %j', (mode, whens, matched, started) => {
    const run = new Simulation(graph(mode, ...whens)).run();
    expect(run.output('s')).toEqual({ matched });
    expect(run.started).toEqual(started);
  });

  test('names what it chose in the reason of the branches it did not', () => {
    const run = new Simulation(graph('all', 'true', 'false')).run();
    expect(run.journal.find(({ key }) => key === 'd:end')?.body).toMatchObject({ reason: '"S" chose k0.' });
    const none = new Simulation(graph('all', 'false', 'false')).run();
    expect(none.journal.find(({ key }) => key === 'a:end')?.body).toMatchObject({ reason: '"S" chose default.' });
  });

  test('with a case that gives no boolean fails', () => {
    expect(new Simulation(graph('first', '"yes"', 'true')).run().ending).toMatchObject({
      error: { code: 'EXPRESSION_FAILED', nodeId: 's' },
    });
  });
});

describe('a join', () => {
  const nodes = (join: 'all' | 'any'): Record<string, NodeShorthand> => ({
    t: ['trigger'],
    a: ['action'],
    b: ['action'],
    j: ['action', {}, { join }],
  });
  const edges = ['t>a', 't>b', 'a>j', 'b>j'];

  test('of all waits for both branches', () => {
    const run = new Simulation(buildGraph(nodes('all'), edges));
    run.step();
    expect(run.started).toEqual(['a', 'b']);
    run.step();
    expect(run.started).toEqual(['a', 'b', 'j']);
  });

  test('of any runs at the first arrival, once; the slower branch still ends', () => {
    const run = new Simulation(buildGraph(nodes('any'), edges));
    run.step();
    expect(run.started).toEqual(['a', 'b', 'j']);
    run.run();
    expect(run.started).toEqual(['a', 'b', 'j']);
    expect(run.statuses()).toEqual({ t: 'success', a: 'success', b: 'success', j: 'success' });
  });

  test('of any that only dead edges reach is skipped, once all are dead', () => {
    const graph = buildGraph(
      { t: ['trigger'], c: when('false'), d: when('false'), a: ['action'], j: ['action', {}, { join: 'any' }], k: ['action'] },
      ['t>c', 't>a', 'a>d', 'c>j', 'd>j', 'j>k'],
    );
    const run = new Simulation(graph);
    expect(run.statuses().j).toBe('idle');
    run.run();
    expect(run.statuses()).toMatchObject({ j: 'skipped', k: 'skipped', a: 'success' });
    expect(run.journal.find(({ key }) => key === 'k:end')?.body).toMatchObject({ reason: '"J" was skipped.' });
  });

  test('takes two edges of one source for two', () => {
    const graph = buildGraph({ t: ['trigger'], c: when('true'), j: ['action'] }, ['t>c', 'c:true>j', 'c:false>j']);
    expect(new Simulation(graph).run().statuses()).toMatchObject({ j: 'success' });
  });
});

describe('a disabled node', () => {
  test('does not run, is not skipped, and passes its default edges on', () => {
    const graph = buildGraph(
      { t: ['trigger'], c: ['condition', { expression: 'fail' }, { enabled: false }], yes: ['action'], no: ['action'] },
      ['t>c', 'c:true>yes', 'c:false>no'],
    );
    const run = new Simulation(graph).run();
    expect(run.view().nodes.find(({ nodeId }) => nodeId === 'c')).toEqual({ visit: 'c', nodeId: 'c', status: 'idle', skipped: false });
    expect(run.statuses()).toMatchObject({ yes: 'success', no: 'skipped' });
    expect(run.journal.find(({ key }) => key === 'c:end')?.body).toEqual({
      type: 'node.skipped',
      visit: 'c',
      nodeId: 'c',
      reason: 'disabled',
      edges: { e1: 'taken', e2: 'dead' },
    });
    expect(run.journal.find(({ key }) => key === 'no:end')?.body).toMatchObject({
      reason: '"C" is disabled, so only its true edges are taken.',
    });
  });

  test('that only dead edges reach is skipped like any other', () => {
    const graph = buildGraph({ t: ['trigger'], c: when('false'), d: ['action', {}, { enabled: false }], a: ['action'] }, [
      't>c',
      'c>d',
      'd>a',
    ]);
    expect(new Simulation(graph).run().statuses()).toEqual({ t: 'success', c: 'success', d: 'skipped', a: 'skipped' });
  });

  test('reads as null for those that read it', () => {
    const graph = buildGraph({ t: ['trigger'], d: ['action', {}, { enabled: false }], a: ['action', { x: '{{@d:D.x}}' }] }, ['t>d', 'd>a']);
    expect(new Simulation(graph).commands[0]).toMatchObject({ type: 'runStep', scope: { outputs: { d: { disabled: true } } } });
  });
});

describe('a node that nothing live leads to', () => {
  test('is skipped from the start, and so is what comes after it', () => {
    const graph = buildGraph(
      { t: ['trigger'], u: ['trigger', { kind: 'manual' }, { enabled: false }], a: ['action'], b: ['action'], c: ['action'] },
      ['u>a', 'b>c'],
    );
    const run = new Simulation(graph);
    expect(run.statuses()).toEqual({ t: 'success', u: 'idle', a: 'skipped', b: 'skipped', c: 'skipped' });
    const reasons = run.journal.flatMap(({ key, body }) => (body.type === 'node.skipped' ? [[key, body.reason]] : []));
    expect(reasons).toEqual([
      ['u:end', 'disabled'],
      ['a:end', '"U" is disabled.'],
      ['b:end', 'Nothing leads to it.'],
      ['c:end', '"B" was skipped.'],
    ]);
  });
});

describe('what a step is told', () => {
  test('are the outputs that it reads, those of skipped nodes left out', () => {
    const graph = buildGraph(
      { t: ['trigger'], c: when('true'), a: ['action'], b: ['action'], r: ['action', { x: '{{@a:A.v ?? @b:B.v}} {{input.n}}' }] },
      ['t>c', 'c:true>a', 'c:false>b', 'a>r', 'b>r'],
    );
    const run = new Simulation(graph, { input: { n: 1 } }).run();
    expect(run.commands.find((command) => command.type === 'runStep' && command.visit === 'r')).toMatchObject({
      label: 'R',
      scope: { outputs: { a: { value: { from: 'a' } } }, input: { value: { n: 1 } } },
    });
    const scope = run.commands.flatMap((command) => (command.type === 'runStep' && command.visit === 'r' ? [command.scope] : []));
    expect(Object.keys(scope[0]?.outputs ?? {})).toEqual(['a']);
  });

  test('are its edges by how it ends', () => {
    const graph = buildGraph({ t: ['trigger'], a: ['action'], b: ['action'], h: ['action'] }, ['t>a', 'a>b', 'a:error>h']);
    expect(new Simulation(graph).commands[0]).toMatchObject({
      type: 'runStep',
      edges: { success: { e1: 'taken', e2: 'dead' }, error: { e1: 'dead', e2: 'taken' }, handled: true },
    });
  });
});
