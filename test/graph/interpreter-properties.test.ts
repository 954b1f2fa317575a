import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Scope } from '../../common/graph/command.ts';
import type { InterpreterState } from '../../common/graph/interpreter/index.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { interpretByReference, type ReferenceResult, SOME_TIME } from './reference-interpreter.ts';
import { type RandomCase, randomCase } from './support/random-graph.ts';
import { type RunStep, Simulation, START_MS } from './support/simulate.ts';
import { withoutRaces } from './support/without-races.ts';

const RUNS = { numRuns: 800 };
const INPUT = { n: 1 };
const picks = fc.array(fc.nat(), { minLength: 0, maxLength: 80 });

describe('for every random graph and every order in which its steps finish', () => {
  test('the interpreter agrees with the reference', () => {
    fc.assert(
      fc.property(randomCase, picks, fc.boolean(), (drawn, order, roundTrip) => {
        const { graph, failing } = withoutRaces(drawn);
        const expected = interpretByReference(graph, 'n0', INPUT, START_MS, failing);
        const run = simulate({ graph, failing }, order, roundTrip).run();
        if (expected.broken.length > 0) expectFailure(run, expected);
        else expectSuccess(run, expected);
      }),
      RUNS,
    );
  });

  test('every node begins at most once and ends at most once, and it comes to an end', () => {
    fc.assert(
      fc.property(randomCase, picks, (drawn, order) => {
        const run = simulate(drawn, order, false).run();
        expect(run.ending).not.toBeNull();
        expect(new Set(run.started).size).toBe(run.started.length);
        const keys = run.journal.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(run.answers).toBeLessThanOrEqual(drawn.graph.nodes.length + 1);
      }),
      RUNS,
    );
  });

  test('no join fires before it may', () => {
    fc.assert(
      fc.property(randomCase, picks, (drawn, order) => {
        const run = simulate(drawn, order, false);
        do expectNoJoinEarly(run);
        while (run.ending === null && run.step());
      }),
      RUNS,
    );
  });

  test('cancelled at any moment, it ends as cancelled and nothing begins after', () => {
    fc.assert(
      fc.property(randomCase, picks, fc.nat({ max: 20 }), (drawn, order, after) => {
        const run = simulate(drawn, order, true);
        for (let answers = 0; answers < after && run.ending === null; answers += 1) run.step();
        const { state, started } = run;
        const before = started.length;
        const phase = (state as InterpreterState).phase;
        run.give({ type: 'cancelRequested', reason: null, atMs: 0 });
        run.run();
        expect(started).toHaveLength(before);
        if (phase === 'running') expect(run.ending).toEqual({ status: 'cancelled', reason: null });
        if (phase === 'failing') expect(run.ending?.status).toBe('failed');
        expect(run.view().nodes.every(({ status }) => status !== 'running' && status !== 'paused')).toBe(true);
      }),
      RUNS,
    );
  });
});

function simulate({ graph, failing }: RandomCase, order: readonly number[], roundTrip: boolean): Simulation {
  let next = 0;
  return new Simulation(graph, {
    input: INPUT,
    triggerId: 'n0',
    roundTrip,
    pick: (pending) => (order[next++] ?? 0) % pending.length,
    steps: (command) => (failing.has(command.nodeId) ? { fails: 'BROKEN' } : { output: { from: command.nodeId, saw: seen(command) } }),
  });
}

/** What a step was given to read, failures and times made comparable. */
function seen({ scope }: RunStep): JsonObject {
  const ids = Object.keys(scope.outputs).sort();
  return Object.fromEntries(ids.map((id) => [id, comparable(id, entryOf(scope, id))]));
}

function entryOf(scope: Scope, id: string): JsonValue {
  const entry = scope.outputs[id];
  if (entry === undefined || 'ref' in entry) throw new Error(`Node ${id} is read by reference.`);
  return 'disabled' in entry ? null : entry.value;
}

function comparable(id: string, value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('code' in value) return { failed: id };
  return 'wokeAt' in value ? { wokeAt: SOME_TIME } : value;
}

function expectSuccess(run: Simulation, expected: ReferenceResult): void {
  const statuses = new Map(Object.entries(run.statuses()));
  expect(statuses).toEqual(new Map([...expected.fates].map(([id, fate]) => [id, fate === 'disabled' ? 'idle' : fate])));
  const edges = [...expected.taken].map(([id, taken]) => [id, taken ? 'taken' : 'dead']);
  expect(run.view().edges).toEqual(Object.fromEntries(edges));
  expect(run.ending?.status).toBe('completed');
  expect(outputOf(run)).toEqual(expected.output);
}

function outputOf(run: Simulation): JsonValue {
  if (run.ending?.status !== 'completed' || run.ending.output.kind === 'none') return null;
  const { output } = run.ending;
  if (output.kind === 'object') {
    return Object.fromEntries(output.entries.map(([id, value]) => [id, comparable(id, 'value' in value ? value.value : null)]));
  }
  const { value } = output;
  return 'value' in value ? comparable(expectedId(value.value), value.value) : null;
}

function expectedId(value: JsonValue): string {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? String(value.nodeId) : '';
}

function expectFailure(run: Simulation, expected: ReferenceResult): void {
  if (run.ending?.status !== 'failed') throw new Error(`It ended as ${run.ending?.status}, though ${expected.broken} fail.`);
  expect(expected.broken).toContain(run.ending.error.nodeId);
  const stop = run.commands.findIndex(({ type }) => type === 'stop' || type === 'finish');
  expect(run.commands.slice(stop).some(({ type }) => type === 'runStep' || type === 'startTimer' || type === 'evaluate')).toBe(false);
}

function expectNoJoinEarly({ runtime, state }: Simulation): void {
  const incoming = runtime.plan.nodes.map((): number[] => []);
  for (const [edge, { target }] of runtime.plan.edges.entries()) incoming[target]?.push(edge);
  for (const [index, node] of runtime.plan.nodes.entries()) {
    if (state.nodes[index] === 'waiting' || node.body.type === 'trigger') continue;
    const edges = (incoming[index] ?? []).map((edge) => state.edges[edge]);
    const taken = edges.includes(1);
    const all = !edges.includes(0);
    expect(node.join === 'any' ? taken || all : all).toBe(true);
    expect(state.nodes[index] === 'skipped').toBe(!taken);
  }
}
