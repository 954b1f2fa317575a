import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { Simulation, START_MS } from './support/simulate.ts';

const ONE_SECOND = 1000;
const iso = (ms: number) => new Date(ms).toISOString();

describe('a failure', () => {
  test('with an error edge is handled: the edge is taken, the node stays in error', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], ok: ['action'], h: ['action', { why: '{{@f:F.message}}' }] }, [
      't>f',
      'f>ok',
      'f:error>h',
    ]);
    const run = new Simulation(graph, { steps: { f: { fails: 'BROKEN' } } }).run();
    expect(run.ending?.status).toBe('completed');
    expect(run.statuses()).toEqual({ t: 'success', f: 'error', ok: 'skipped', h: 'success' });
    expect(run.commands.find((command) => command.type === 'runStep' && command.visit === 'h')).toMatchObject({
      scope: {
        outputs: { f: { value: { message: 'f failed', code: 'BROKEN', attempts: 3, nodeId: 'f', success: false, error: 'f failed' } } },
      },
    });
  });

  test('without one ends the execution with its code and node, and what follows stays idle', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], a: ['action'] }, ['t>f', 'f>a']);
    const run = new Simulation(graph, { steps: { f: { fails: 'BROKEN' } } }).run();
    expect(run.ending).toEqual({ status: 'failed', error: { message: 'f failed', code: 'BROKEN', nodeId: 'f', attempts: 3 } });
    expect(run.view()).toMatchObject({ status: 'error', error: { message: 'f failed', code: 'BROKEN', nodeId: 'f' } });
    expect(run.statuses()).toEqual({ t: 'success', f: 'error', a: 'idle' });
    expect(run.journal.map(({ key }) => key)).toEqual(['t:end']);
  });

  test('lets steps in flight finish, starts nothing more, and ends with the first failure', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], g: ['action'], a: ['action'], b: ['action'] }, ['t>f', 't>g', 't>a', 'a>b']);
    const run = new Simulation(graph, { steps: { f: { fails: 'FIRST' }, g: { fails: 'SECOND' } } });
    run.step();
    expect(run.commands.at(-1)).toEqual({
      type: 'stop',
      visits: [
        { visit: 'g', nodeId: 'g' },
        { visit: 'a', nodeId: 'a' },
      ],
    });
    run.run();
    expect(run.started).toEqual(['f', 'g', 'a']);
    expect(run.statuses()).toEqual({ t: 'success', f: 'error', g: 'error', a: 'success', b: 'idle' });
    expect(run.ending).toMatchObject({ status: 'failed', error: { code: 'FIRST', nodeId: 'f' } });
  });

  test('takes no error handle of what fails after it', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], g: ['action'], h: ['action'] }, ['t>f', 't>g', 'g:error>h']);
    const run = new Simulation(graph, { steps: { f: { fails: 'FIRST' }, g: { fails: 'SECOND' } } }).run();
    expect(run.started).toEqual(['f', 'g']);
    expect(run.view().edges).toEqual({ e0: 'taken', e1: 'taken' });
  });

  test('ends what was stopped without an attempt in flight', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], g: ['action'] }, ['t>f', 't>g']);
    const run = new Simulation(graph, { steps: { f: { fails: 'FIRST' } } });
    run.step();
    run.give({ type: 'stopped', failures: { g: { message: 'never began', code: 'STOPPED', nodeId: 'g' } }, atMs: 0 });
    expect(run.ending).toMatchObject({ status: 'failed', error: { code: 'FIRST' } });
    expect(run.view().nodes.at(-1)).toMatchObject({ status: 'error', error: { code: 'STOPPED' } });
  });

  test('ends sleeps at once, with an event of their own', () => {
    const graph = buildGraph({ t: ['trigger'], s: ['sleep', { duration: '10 minutes' }], f: ['action'] }, ['t>s', 't>f']);
    const run = new Simulation(graph, {
      steps: { f: { fails: 'FIRST' } },
      pick: (pending) => pending.findIndex(({ type }) => type === 'stepFailed'),
    });
    run.step();
    expect(run.commands.slice(-2)).toMatchObject([{ type: 'cancelTimer', visit: 's' }, { type: 'finish' }]);
    expect(run.journal.at(-1)).toEqual({
      key: 's:end',
      at: iso(START_MS + ONE_SECOND),
      body: {
        type: 'node.failed',
        visit: 's',
        nodeId: 's',
        error: { message: 'Stopped because another node failed.', code: 'STOPPED', nodeId: 's' },
        handled: false,
        edges: {},
      },
    });
    expect(run.statuses()).toMatchObject({ s: 'error' });
  });

  test('in the turn in which others begin lets none of them begin', () => {
    const graph = buildGraph(
      { t: ['trigger'], a: ['action'], s: ['sleep', { duration: '1s' }], c: ['condition', { expression: 'fail' }] },
      ['t>a', 't>s', 't>c'],
    );
    const run = new Simulation(graph);
    expect(run.commands).toEqual([{ type: 'finish', ending: { status: 'failed', error: expect.objectContaining({ nodeId: 'c' }) } }]);
    expect(run.statuses()).toEqual({ t: 'success', a: 'idle', s: 'idle', c: 'error' });
  });

  test('ends a sleep whose length is only known when it is too late to begin', () => {
    const wait = { duration: '{{input.wait}}' };
    const graph = buildGraph({ t: ['trigger'], s: ['sleep', wait], f: ['action'] }, ['t>s', 't>f']);
    const run = new Simulation(graph, { input: { wait: '1m', filler: 'x'.repeat(5000) }, steps: { f: { fails: 'FIRST' } } });
    run.step();
    run.give({ type: 'evaluated', visit: 's', result: { value: { durationMs: 60_000 } }, atMs: 0 });
    expect(run.commands.some(({ type }) => type === 'startTimer')).toBe(false);
    expect(run.journal.at(-1)).toMatchObject({ key: 's:end', body: { type: 'node.failed', error: { code: 'STOPPED' } } });
    expect(run.ending).toMatchObject({ status: 'failed', error: { code: 'FIRST' } });
  });

  test('is not ended by an answer to something else', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'], s: ['sleep', { duration: '1m' }] }, ['t>a', 't>s']));
    expect(run.give({ type: 'timerFired', visit: 'a', atMs: 0 })).toEqual({ commands: [], journal: [] });
    expect(run.give({ type: 'stepCompleted', visit: 's', output: { value: 1 }, atMs: 0 })).toEqual({ commands: [], journal: [] });
    expect(run.give({ type: 'stepCompleted', visit: 'toString', output: { value: 1 }, atMs: 0 })).toEqual({ commands: [], journal: [] });
    expect(run.statuses()).toEqual({ t: 'success', a: 'running', s: 'paused' });
  });

  test('is told only once, whatever still arrives', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'] }, ['t>f']);
    const run = new Simulation(graph, { steps: { f: { fails: 'FIRST' } } }).run();
    expect(run.give({ type: 'stepCompleted', visit: 'f', output: { value: 1 }, atMs: 0 })).toEqual({ commands: [], journal: [] });
    expect(run.give({ type: 'cancelRequested', reason: null, atMs: 0 })).toEqual({ commands: [], journal: [] });
  });
});

describe('a cancellation', () => {
  const cancel = { type: 'cancelRequested', reason: 'no longer needed', atMs: 0 } as const;

  test('ends a sleeping execution at once', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], s: ['sleep', { duration: '10 minutes' }], a: ['action'] }, ['t>s', 's>a']));
    const turn = run.give(cancel);
    expect(turn.commands).toEqual([
      { type: 'cancelTimer', visit: 's' },
      { type: 'finish', ending: { status: 'cancelled', reason: 'no longer needed' } },
    ]);
    expect(turn.journal.map(({ key, body }) => [key, body.type])).toEqual([['s:end', 'node.failed']]);
    expect(run.view()).toMatchObject({ status: 'error', error: { code: 'CANCELLED', message: 'no longer needed' } });
    expect(run.statuses()).toEqual({ t: 'success', s: 'error', a: 'idle' });
  });

  test('aborts what is in flight, takes no error handle and waits for the reports', () => {
    const graph = buildGraph({ t: ['trigger'], a: ['action'], h: ['action'], b: ['action'], n: ['action'] }, [
      't>a',
      'a:error>h',
      't>b',
      'b>n',
    ]);
    const run = new Simulation(graph, { steps: { a: { fails: 'CANCELLED' } } });
    expect(run.give(cancel).commands).toEqual([
      {
        type: 'abort',
        visits: [
          { visit: 'a', nodeId: 'a' },
          { visit: 'b', nodeId: 'b' },
        ],
      },
    ]);
    expect(run.give(cancel)).toEqual({ commands: [], journal: [] });
    run.run();
    expect(run.started).toEqual(['a', 'b']);
    expect(run.statuses()).toEqual({ t: 'success', a: 'error', h: 'idle', b: 'success', n: 'idle' });
    expect(run.ending).toEqual({ status: 'cancelled', reason: 'no longer needed' });
  });

  test('of a failing execution only aborts what is in flight; it still ends in its failure', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], a: ['action'] }, ['t>f', 't>a']);
    const run = new Simulation(graph, { steps: { f: { fails: 'FIRST' } } });
    run.step();
    expect(run.give(cancel).commands).toEqual([{ type: 'abort', visits: [{ visit: 'a', nodeId: 'a' }] }]);
    expect(run.run().ending).toMatchObject({ status: 'failed', error: { code: 'FIRST' } });
  });
});

describe('a sleep', () => {
  const graph = (config: JsonObject) => buildGraph({ t: ['trigger'], s: ['sleep', config], a: ['action'] }, ['t>s', 's>a']);

  test('pauses the execution, says when it wakes, and puts out when it did', () => {
    const run = new Simulation(graph({ duration: '1m' }));
    const wakeAtMs = START_MS + 60_000;
    expect(run.commands).toEqual([{ type: 'startTimer', visit: 's', nodeId: 's', label: 'S', wakeAtMs }]);
    expect(run.view().status).toBe('paused');
    expect(run.journal.slice(1)).toEqual([
      { key: 's:pause', at: iso(START_MS), body: { type: 'node.paused', visit: 's', nodeId: 's', wakeAt: iso(wakeAtMs) } },
      { key: 'execution.paused:1', at: iso(START_MS), body: { type: 'execution.paused' } },
    ]);
    run.step();
    expect(run.journal.slice(3).map(({ key }) => key)).toEqual(['execution.resumed:1', 's:end']);
    expect(run.output('s')).toEqual({ wokeAt: iso(wakeAtMs) });
    expect(run.view().status).toBe('running');
    expect(run.run().ending?.status).toBe('completed');
  });

  test('until a time takes it for UTC without an offset', () => {
    const run = new Simulation(graph({ until: '2026-01-02T04:00:00' }));
    expect(run.commands[0]).toMatchObject({ wakeAtMs: Date.UTC(2026, 0, 2, 4) });
  });

  test.each<JsonObject>([{ until: '2020-01-01T00:00:00Z' }, { duration: 0 }])('of %j wakes at once, without a timer', (config) => {
    const run = new Simulation(graph(config));
    expect(run.commands.map(({ type }) => type)).toEqual(['runStep']);
    expect(run.journal.map(({ key }) => key)).toEqual(['t:end', 's:end']);
  });

  test.each<JsonObject>([
    { duration: 'soon' },
    { duration: -1 },
    {},
    { until: 'tomorrow' },
    { duration: { a: 1 } },
    { until: '2026-02-30' },
  ])('of %j fails its node', (config) => {
    expect(new Simulation(graph(config)).run().ending).toMatchObject({
      status: 'failed',
      error: { code: 'DURATION_INVALID', nodeId: 's' },
    });
  });

  test('beside a step leaves the execution running; beside another sleep, paused until the last one wakes', () => {
    const both = buildGraph({ t: ['trigger'], s: ['sleep', { duration: '1m' }], r: ['sleep', { duration: '2m' }], a: ['action'] }, [
      't>s',
      't>r',
      't>a',
    ]);
    const run = new Simulation(both, {
      pick: (pending) =>
        Math.max(
          0,
          pending.findIndex(({ type }) => type === 'stepCompleted'),
        ),
    });
    expect(run.view().status).toBe('running');
    run.run();
    const keys = run.journal.map(({ key }) => key);
    expect(keys).toEqual(['t:end', 's:pause', 'r:pause', 'execution.paused:1', 's:end', 'execution.resumed:1', 'r:end']);
  });

  test('that wakes into another sleep leaves the execution paused', () => {
    const run = new Simulation(
      buildGraph({ t: ['trigger'], s: ['sleep', { duration: '1m' }], r: ['sleep', { duration: '1m' }] }, ['t>s', 's>r']),
    ).run();
    expect(run.journal.map(({ key }) => key)).toEqual([
      't:end',
      's:pause',
      'execution.paused:1',
      's:end',
      'r:pause',
      'execution.resumed:1',
      'r:end',
    ]);
  });

  test('whose length must be computed elsewhere begins when it is known', () => {
    const run = new Simulation(graph({ duration: '{{input.wait}}' }), { input: { wait: '1m', filler: 'x'.repeat(5000) } });
    expect(run.commands.at(-1)).toMatchObject({ type: 'evaluate', visit: 's' });
    expect(run.view().status).toBe('running');
    run.give({ type: 'evaluated', visit: 's', result: { value: { durationMs: 60_000 } }, atMs: 0 });
    expect(run.commands.at(-1)).toEqual({ type: 'startTimer', visit: 's', nodeId: 's', label: 'S', wakeAtMs: START_MS + 61_000 });
    expect(run.view().status).toBe('paused');
    expect(run.run().ending?.status).toBe('completed');
  });
});

describe('the output of an execution', () => {
  const output = (value: JsonValue, data = {}): NodeShorthand => ['output', { value }, data];

  test('is that of its output node', () => {
    const graph = buildGraph({ t: ['trigger'], a: ['action'], o: output({ n: 1 }), b: ['action'] }, ['t>a', 'a>o', 'a>b']);
    expect(new Simulation(graph).run().ending).toEqual({ status: 'completed', output: { kind: 'value', value: { value: { n: 1 } } } });
  });

  test('is an object from node id to value where several output nodes ran', () => {
    const graph = buildGraph({ t: ['trigger'], o: output(1), p: output(2), q: output(3, { enabled: false }) }, ['t>o', 't>p', 't>q']);
    expect(new Simulation(graph).run().ending).toEqual({
      status: 'completed',
      output: {
        kind: 'object',
        entries: [
          ['o', { value: 1 }],
          ['p', { value: 2 }],
        ],
      },
    });
  });

  test('is that of the only node that has none after it that ran, through skipped and disabled ones', () => {
    const graph = buildGraph(
      {
        t: ['trigger'],
        a: ['action'],
        c: ['condition', { expression: 'false' }],
        x: ['action'],
        d: ['action', {}, { enabled: false }],
        z: ['action'],
      },
      ['t>a', 'a>c', 'c>x', 'x>z', 'a>d', 'd>z'],
    );
    expect(new Simulation(graph).run().ending).toEqual({ status: 'completed', output: { kind: 'value', value: { value: { from: 'z' } } } });
  });

  test('is an object over all such nodes where there are several', () => {
    const graph = buildGraph({ t: ['trigger'], a: ['action'], b: ['action'] }, ['t>a', 't>b']);
    expect(new Simulation(graph).run().ending).toMatchObject({
      output: {
        kind: 'object',
        entries: [
          ['a', { value: { from: 'a' } }],
          ['b', { value: { from: 'b' } }],
        ],
      },
    });
  });

  test('is the failure of a node whose failure was handled by nothing that ran', () => {
    const graph = buildGraph({ t: ['trigger'], f: ['action'], h: ['action', {}, { enabled: false }] }, ['t>f', 'f:error>h']);
    expect(new Simulation(graph, { steps: { f: { fails: 'X' } } }).run().ending).toMatchObject({
      output: { value: { value: { code: 'X' } } },
    });
  });
});

describe('values', () => {
  const big = { text: 'x'.repeat(5000) };

  test('that a node reads by reference are computed elsewhere', () => {
    const graph = buildGraph({ t: ['trigger'], a: ['action'], s: ['set', { values: { x: '{{@a:A.x}}' } }], b: ['action'] }, [
      't>a',
      'a>s',
      's>b',
    ]);
    const run = new Simulation(graph);
    run.give({ type: 'stepCompleted', visit: 'a', output: { ref: 'r1', bytes: 9000 }, atMs: 0 });
    expect(run.commands.at(-1)).toMatchObject({
      type: 'evaluate',
      visit: 's',
      label: 'S',
      scope: { outputs: { a: { ref: 'r1', bytes: 9000 } } },
    });
    run.give({ type: 'evaluated', visit: 's', result: { ref: 'r2', bytes: 5000 }, atMs: 0 });
    expect(run.journal.at(-1)).toMatchObject({
      key: 's:end',
      body: { type: 'node.completed', outputRef: 'r2', outputBytes: 5000, edges: { e2: 'taken' } },
    });
  });

  test('that are computed and too large to stay are computed elsewhere', () => {
    const graph = buildGraph({ t: ['trigger'], s: ['set', { values: big }] }, ['t>s']);
    expect(new Simulation(graph).commands).toMatchObject([{ type: 'evaluate', visit: 's' }]);
  });

  test('fill the state up to its limit, after which they are computed elsewhere', () => {
    const ids = Array.from({ length: 80 }, (_, index) => `s${index}`);
    const set: ['set', object] = ['set', { values: { text: 'x'.repeat(4000) } }];
    const graph = buildGraph(
      { t: ['trigger'], ...Object.fromEntries(ids.map((id) => [id, set])) } as never,
      ids.map((id) => `t>${id}`),
    );
    const run = new Simulation(graph);
    expect(run.state.inlineBytes).toBeLessThanOrEqual(256 * 1024);
    expect(run.commands.filter(({ type }) => type === 'evaluate')).toHaveLength(15);
  });

  test('that fail elsewhere fail their node, which its error handle may take', () => {
    const graph = buildGraph({ t: ['trigger'], s: ['set', { values: big }], h: ['action'] }, ['t>s', 's:error>h']);
    const run = new Simulation(graph);
    const failure = { message: 'no', code: 'TEMPLATE_FAILED', nodeId: 's' };
    run.give({ type: 'evaluationFailed', visit: 's', failure, output: { value: { message: 'no' } }, atMs: 0 });
    expect(run.journal.at(-1)).toMatchObject({ key: 's:end', body: { type: 'node.failed', handled: true, output: { message: 'no' } } });
    expect(run.started).toEqual(['h']);
  });
});
