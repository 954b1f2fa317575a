import { describe, expect, test } from '@jest/globals';
import { buildGraph } from './support/build-graph.ts';
import { Simulation, START_MS } from './support/simulate.ts';

describe('a chain', () => {
  test('runs its steps one after the other and puts out what the last one did', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'], a: ['action'], b: ['action'] }, ['t>a', 'a>b'])).run();
    expect(run.started).toEqual(['a', 'b']);
    expect(run.statuses()).toEqual({ t: 'success', a: 'success', b: 'success' });
    expect(run.ending).toEqual({ status: 'completed', output: { kind: 'value', value: { value: { from: 'b' } } } });
    expect(run.view().status).toBe('success');
  });

  test('begins with the output of the trigger, in which the input wins', () => {
    const run = new Simulation(buildGraph({ t: ['trigger'] }), { input: { n: 1, triggered: 'mine' } }).run();
    expect(run.output('t')).toEqual({ triggered: 'mine', timestamp: START_MS, n: 1 });
  });
});
