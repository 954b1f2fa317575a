import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findAncestors } from '../../common/graph/flow/ancestors.ts';
import { BitMatrix } from '../../common/graph/flow/bit-matrix.ts';
import { findDecidedBefore } from '../../common/graph/flow/decided-before.ts';
import { findExclusions } from '../../common/graph/flow/exclusions.ts';
import { followFlow } from '../../common/graph/flow/flow.ts';
import { indexGraph } from '../../common/graph/flow/graph-index.ts';
import { findUnassignedPaths } from '../../common/graph/flow/unassigned-paths.ts';
import type { Graph } from '../../common/graph/graph.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { reachedByEveryChoice } from './support/every-choice.ts';
import { smallRandomCase } from './support/random-graph.ts';

const RUNS = { numRuns: 400 };

describe('over all choices that the nodes of a small random graph can make', () => {
  test('a path without some nodes is found exactly where there is one', () => {
    fc.assert(
      fc.property(smallRandomCase, fc.array(fc.nat(), { minLength: 1, maxLength: 2 }), ({ graph }, draws) => {
        const ids = graph.nodes.map(({ id }) => id);
        const targets = new Set(draws.map((draw) => draw % ids.length));
        const paths = findUnassignedPaths(followFlow(indexGraph(graph)), targets);
        const executions = reachedByEveryChoice(graph);
        const reachedWithout = executions.filter((reached) => ![...targets].some((target) => reached.has(ids[target] ?? '')));
        const found = ids.filter((_, reader) => paths.pathTo(reader) !== null);
        expect(found).toEqual(ids.filter((id) => reachedWithout.some((reached) => reached.has(id))));
      }),
      RUNS,
    );
  });

  test('nodes that exclude each other never run together', () => {
    fc.assert(
      fc.property(smallRandomCase, ({ graph }) => {
        const { byNode } = findExclusions(followFlow(indexGraph(graph)));
        for (const reached of reachedByEveryChoice(graph)) {
          const present = graph.nodes.flatMap(({ id }, index) => (reached.has(id) ? [index] : []));
          expect(present.filter((one) => present.some((other) => byNode.has(one, other)))).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('what has certainly been decided before a node runs', () => {
  const decided = (graph: Graph, reader: string, read: string) => {
    const index = indexGraph(graph);
    const flow = followFlow(index);
    return findDecidedBefore(flow, findExclusions(flow)).has(index.byId.get(reader) ?? -1, index.byId.get(read) ?? -1);
  };
  const join = (kind: 'all' | 'any'): NodeShorthand => ['action', {}, { join: kind }];
  const condition: NodeShorthand = ['condition', { expression: 'true' }];

  test('is every branch after a join of all, and only what the branches share after one of any', () => {
    for (const kind of ['all', 'any'] as const) {
      const graph = buildGraph({ t: ['trigger'], s: ['action'], a: ['action'], b: ['action'], j: join(kind), k: ['action'] }, [
        't>s',
        's>a',
        's>b',
        'a>j',
        'b>j',
        'j>k',
      ]);
      expect(decided(graph, 'j', 's')).toBe(true);
      expect(decided(graph, 'j', 'a')).toBe(kind === 'all');
      expect(decided(graph, 'k', 'b')).toBe(kind === 'all');
      expect(decided(graph, 'k', 'j')).toBe(true);
    }
  });

  test('are both branches of a condition after a join of any, because one of them is skipped at once', () => {
    const graph = buildGraph({ t: ['trigger'], c: condition, a: ['action'], b: ['action'], j: join('any') }, [
      't>c',
      'c:true>a',
      'c:false>b',
      'a>j',
      'b>j',
    ]);
    expect(decided(graph, 'j', 'a')).toBe(true);
    expect(decided(graph, 'j', 'b')).toBe(true);
  });

  test('are branches of several cases of a switch only if at most one can match', () => {
    for (const mode of ['first', 'all']) {
      const cases = ['k0', 'k1'].map((key) => ({ key, when: 'true' }));
      const graph = buildGraph(
        { t: ['trigger'], s: ['switch', { mode, cases }], a: ['action'], b: ['action'], d: ['action'], j: join('any') },
        ['t>s', 's:k0>a', 's:k1>b', 's>d', 'a>j', 'b>j', 'd>j'],
      );
      expect(decided(graph, 'j', 'a')).toBe(mode === 'first');
      expect(decided(graph, 'j', 'd')).toBe(true);
    }
  });

  test('is a join of any, but not what it did not wait for, behind a join of all that a dead edge of it may reach', () => {
    const graph = buildGraph({ t: ['trigger'], c: condition, a: ['action'], b: ['action'], p: join('any'), r: ['action'] }, [
      't>c',
      'c:true>a',
      'c:false>p',
      't>b',
      'b>p',
      'p>r',
      'c>r',
    ]);
    expect(decided(graph, 'r', 'c')).toBe(true);
    expect(decided(graph, 'r', 'p')).toBe(true);
    expect(decided(graph, 'r', 'b')).toBe(false);
  });

  test('is the branch of one case behind a join of the branches of others', () => {
    const cases = ['k0', 'k1', 'k2'].map((key) => ({ key, when: 'true' }));
    const nodes: Record<string, NodeShorthand> = { t: ['trigger'], s: ['switch', { cases }], a: ['action'], x: ['action'], y: ['action'] };
    const graph = buildGraph({ ...nodes, m: ['action'], e: ['action'], j: join('any') }, [
      't>s',
      's:k0>a',
      's:k1>x',
      's:k2>y',
      'x>m',
      'y>m',
      'm>e',
      'a>j',
      'e>j',
    ]);
    expect(decided(graph, 'j', 'a')).toBe(true);
  });

  test('is not what only a branch rules out that is skipped itself', () => {
    const graph = buildGraph({ t: ['trigger'], c: condition, n: ['action'], m: ['action'], z: ['action'], j: join('any'), r: ['action'] }, [
      't>c',
      'c:true>n',
      'c:false>m',
      't>z',
      'm>j',
      'z>j',
      'j>r',
      'n>r',
    ]);
    expect(decided(graph, 'r', 'm')).toBe(false);
    expect(decided(graph, 'r', 'c')).toBe(true);
  });

  test('are the branches of other triggers', () => {
    const graph = buildGraph({ t: ['trigger'], u: ['trigger'], a: ['action'], b: ['action'], j: join('any') }, [
      't>a',
      'u>b',
      'a>j',
      'b>j',
    ]);
    expect(decided(graph, 'j', 'a') && decided(graph, 'j', 'b')).toBe(true);
  });
});

describe('ancestors', () => {
  test('are the nodes from which arrows lead here; a cycle has none', () => {
    const index = indexGraph(buildGraph({ t: ['trigger'], a: ['action'], b: ['action'], c: ['action'] }, ['t>a', 'a>b', 'b>c', 'c>b']));
    const ancestors = findAncestors(index);
    expect(ancestors.columnsOf(1)).toEqual([0]);
    expect(ancestors.columnsOf(2)).toEqual([]);
  });
});

describe('a bit matrix', () => {
  test('holds what was added, in every word', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 199 })), (columns) => {
        const matrix = new BitMatrix(3, 200);
        for (const column of columns) matrix.add(1, column);
        expect(matrix.columnsOf(1)).toEqual([...columns].sort((a, b) => a - b));
        expect([...matrix.columnsOf(0), ...matrix.columnsOf(2)]).toEqual([]);
        for (let column = 0; column < 200; column += 1) expect(matrix.has(1, column)).toBe(columns.includes(column));
      }),
    );
  });
});
