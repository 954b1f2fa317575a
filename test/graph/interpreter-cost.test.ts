import { describe, expect, test } from '@jest/globals';
import { compilePlan } from '../../common/graph/compile.ts';
import type { Graph } from '../../common/graph/graph.ts';
import { apply, createRuntime, hotNodes, inlineAllowance, isQuiet, start, type Turn } from '../../common/graph/interpreter/index.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { type Counter, counting } from './support/counting.ts';
import { START_MS, STARTED_AT } from './support/simulate.ts';

/** Accesses to plan and state of the dearest event but the last, which computes the output of the whole. */
function dearestEvent(graph: Graph): number {
  const counter: Counter = { count: 0 };
  const execution = { id: 'x1', startedAt: STARTED_AT };
  const runtime = createRuntime({ plan: counting(compilePlan(graph), counter), execution, user: { name: 'ann' }, expressions: null });
  const begun = start(runtime, { input: { value: {} }, atMs: START_MS });
  const state = counting(begun.state, counter);
  const pending = visitsOf(begun.turn);
  let dearest = 0;
  for (let visit = pending.shift(); visit !== undefined; visit = pending.shift()) {
    const before = counter.count;
    const turn = apply(runtime, state, { type: 'stepCompleted', visit, output: { value: { n: 1 } }, atMs: START_MS });
    hotNodes(runtime, state, 3);
    inlineAllowance(state);
    isQuiet(state);
    if (!turn.commands.some(({ type }) => type === 'finish')) dearest = Math.max(dearest, counter.count - before);
    pending.push(...visitsOf(turn));
  }
  return dearest;
}

function visitsOf(turn: Turn): string[] {
  return turn.commands.flatMap((command) => (command.type === 'runStep' ? [command.visit] : []));
}

function graphOf(ids: string[], edges: string[]): Graph {
  const action: NodeShorthand = ['action', { first: '{{@t:T.n?}}' }];
  return buildGraph({ t: ['trigger'], ...Object.fromEntries(ids.map((id) => [id, action])) }, edges);
}

const named = (size: number) => Array.from({ length: size }, (_, index) => `n${index}`);

const SHAPES: Record<string, (size: number) => Graph> = {
  'a chain': (size) =>
    graphOf(
      named(size),
      named(size).map((id, index) => `${index === 0 ? 't' : `n${index - 1}`}>${id}`),
    ),
  'diamonds in a row': (size) => {
    const ids = named(size - (size % 3));
    return graphOf(
      ids,
      ids.flatMap((id, index) =>
        index % 3 === 2 ? [`n${index - 2}>${id}`, `n${index - 1}>${id}`] : [`${index < 3 ? 't' : `n${index - (index % 3) - 1}`}>${id}`],
      ),
    );
  },
  'chains side by side': (size) =>
    graphOf(
      named(size),
      named(size).map((id, index) => `${index < 10 ? 't' : `n${index - 10}`}>${id}`),
    ),
};

describe('the cost of an event', () => {
  test.each(Object.entries(SHAPES))('is the same in %s of 100 and of 1,000 nodes', (_, shape) => {
    const small = dearestEvent(shape(99));
    expect(small).toBeGreaterThan(10);
    expect(dearestEvent(shape(999))).toBe(small);
  });
});
