import { describe, expect, test } from '@jest/globals';
import type { Graph } from '../../common/graph/graph.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { testCatalog } from './support/test-catalog.ts';

const set: NodeShorthand = ['set', { values: {} }];
const errors = (graph: unknown) =>
  validateWorkflow(graph, testCatalog)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, nodeId, edgeId }) => [code, nodeId ?? edgeId]);
const messages = (graph: unknown) => validateWorkflow(graph, testCatalog).map(({ message }) => message);

describe('a graph without fault', () => {
  test('has no problems', () => {
    expect(validateWorkflow(buildGraph({ t: ['trigger'], s: set, o: ['output', { value: 1 }] }, ['t>s', 's>o']), testCatalog)).toEqual([]);
  });

  test('may hold unknown keys and lack positions', () => {
    const node = (id: string, type: string, config = {}) => ({
      id,
      type,
      data: { config, fresh: 1 },
      measured: { width: 1 },
      selected: true,
    });
    const graph = {
      nodes: [node('t', 'trigger'), node('s', 'set', { values: {} })],
      edges: [{ id: 'e', source: 't', target: 's', animated: true }],
      viewport: {},
    };
    expect(validateWorkflow(graph, testCatalog)).toEqual([]);
  });
});

describe('a graph with several faults', () => {
  test('is told all of them at once', () => {
    const nodes: Record<string, NodeShorthand> = {
      t: ['trigger'],
      a: ['action', { actionType: 'try/echo', x: '{{@ghost:G.v}}' }],
      b: ['action', { actionType: 'no/such' }],
      c: ['condition', { expression: '1 +' }],
    };
    expect(errors(buildGraph(nodes, ['t>a', 'a>b', 'b>c'])).sort()).toEqual([
      ['EXPRESSION_INVALID', 'c'],
      ['REFERENCE_UNKNOWN', 'a'],
      ['UNKNOWN_ACTION', 'b'],
    ]);
  });
});

describe('the shape', () => {
  test.each([[null], [undefined], [[]], ['graph'], [{ nodes: [] }], [{ nodes: {}, edges: [] }]])('of %j is that of no graph', (graph) => {
    expect(errors(graph)).toEqual([['GRAPH_SHAPE', undefined]]);
  });

  test('is checked in every place, and what is well is checked further', () => {
    const good = buildGraph({ t: ['trigger'], c: ['condition', {}] }, ['t>c']);
    const nodes = [
      ...good.nodes,
      7,
      { id: 1 },
      { id: 'a', type: 'set', data: { join: 'some', retry: 3, enabled: 'no' } },
      { id: 'b', type: 'set', data: {}, parentId: 4 },
    ];
    const edges = [...good.edges, null, { id: 'x', source: 't' }, { id: 'y', source: 't', target: 'c', sourceHandle: 4 }];
    expect(errors({ nodes, edges })).toEqual([
      ['GRAPH_SHAPE', undefined],
      ['GRAPH_SHAPE', undefined],
      ['GRAPH_SHAPE', 'a'],
      ['GRAPH_SHAPE', 'a'],
      ['GRAPH_SHAPE', 'a'],
      ['GRAPH_SHAPE', 'b'],
      ['GRAPH_SHAPE', undefined],
      ['GRAPH_SHAPE', 'x'],
      ['GRAPH_SHAPE', 'y'],
      ['FIELD_REQUIRED', 'c'],
    ]);
  });

  test('may hold no reserved key, nothing that PostgreSQL cannot hold, no abyss', () => {
    const config = (json: string): unknown => ({ nodes: [{ id: 't', type: 'trigger', data: { config: JSON.parse(json) } }], edges: [] });
    expect(messages(config('{"__proto__": {"a": 1}}'))).toEqual(['/nodes/0/data/config/__proto__: The key "__proto__" is reserved.']);
    expect(errors(config('{"a": "\\u0000"}'))).toEqual([['GRAPH_SHAPE', undefined]]);
    expect(errors(config(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toEqual([['GRAPH_SHAPE', undefined]]);
  });
});

describe('ids', () => {
  test('are short and plain, and no reserved name', () => {
    const graph = buildGraph({ t: ['trigger'], 'a b': set, [`n${'x'.repeat(64)}`]: set, constructor: set, toString: set, 'a-B_9': set });
    const edges = graph.nodes.slice(1).map(({ id }, index) => ({ id: `e${index}`, source: 't', target: id }));
    expect(errors({ ...graph, edges })).toEqual([
      ['NODE_ID_INVALID', 'a b'],
      ['NODE_ID_INVALID', `n${'x'.repeat(64)}`],
      ['NODE_ID_INVALID', 'constructor'],
    ]);
  });

  test('are not shared', () => {
    const graph = buildGraph({ t: ['trigger'], a: set }, ['t>a']);
    const twice: Graph = { nodes: [...graph.nodes, ...graph.nodes], edges: [...graph.edges, ...graph.edges] };
    expect(errors(twice).filter(([code]) => code === 'DUPLICATE_ID')).toEqual([
      ['DUPLICATE_ID', 't'],
      ['DUPLICATE_ID', 'a'],
      ['DUPLICATE_ID', 'e0'],
    ]);
  });
});

describe('edges', () => {
  test('end at nodes, and not at triggers', () => {
    const graph = buildGraph({ t: ['trigger'], u: ['trigger'], a: set }, ['t>a', 'a>ghost', 'ghost>a', 'a>u']);
    expect(errors(graph)).toEqual([
      ['EDGE_DANGLING', 'e1'],
      ['EDGE_DANGLING', 'e2'],
      ['EDGE_INTO_TRIGGER', 'e3'],
    ]);
  });

  test('leave by handles that their source has', () => {
    const cases = [{ key: 'k', when: 'true' }];
    const nodes: Record<string, NodeShorthand> = {
      t: ['trigger'],
      c: ['condition', { expression: 'true' }],
      s: ['switch', { cases }],
      a: set,
      o: ['output', { value: 1 }],
      z: set,
    };
    const well = [
      't>c',
      'c:true>a',
      'c:false>a',
      'c:error>a',
      'c>a',
      't>s',
      's:k>a',
      's:default>a',
      's:error>a',
      'a:out>z',
      'a:error>z',
      'z>o',
    ];
    expect(errors(buildGraph(nodes, well))).toEqual([]);
    const ill = ['c:out>a', 's:true>a', 's:other>a', 'a:true>z', 'o>z'];
    expect(errors(buildGraph(nodes, [...well, ...ill])).filter(([code]) => code !== 'CYCLE')).toEqual(
      [12, 13, 14, 15, 16].map((edge) => ['UNKNOWN_HANDLE', `e${edge}`]),
    );
    expect(messages(buildGraph(nodes, [...well, 'c:out>a']))).toContain('"C" has no handle "out": its handles are true, false, error.');
  });

  test('stay on their side of the wall of a container', () => {
    const graph = buildGraph(
      { t: ['trigger'], l: ['forEach', { items: '[]' }], i: ['set', { values: {} }, { parentId: 'l' } as never], z: set },
      ['t>l', 't>i', 'i>z', 'l>z'],
    );
    expect(errors(graph).filter(([code]) => code === 'EDGE_CROSSES_CONTAINER')).toEqual([
      ['EDGE_CROSSES_CONTAINER', 'e1'],
      ['EDGE_CROSSES_CONTAINER', 'e2'],
    ]);
  });
});

describe('containers', () => {
  const inside = (parentId: string, type: 'set' | 'trigger' | 'forEach' = 'set'): NodeShorthand => [
    type,
    type === 'set' ? { values: {} } : {},
    { parentId } as never,
  ];

  test('are forEach nodes, and hold something', () => {
    const graph = buildGraph(
      { t: ['trigger'], l: ['forEach', { items: '[]' }], a: set, b: inside('a'), c: inside('ghost'), u: inside('l', 'trigger') },
      ['t>a', 't>l'],
    );
    expect(errors(graph).filter(([code]) => code === 'CONTAINER_INVALID')).toEqual([
      ['CONTAINER_INVALID', 'b'],
      ['CONTAINER_INVALID', 'c'],
      ['CONTAINER_INVALID', 'u'],
    ]);
    expect(errors(buildGraph({ t: ['trigger'], l: ['forEach', {}] }, ['t>l']))).toEqual([
      ['NOT_SUPPORTED_YET', 'l'],
      ['EMPTY_BODY', 'l'],
    ]);
  });

  test('do not lie in themselves', () => {
    const graph = buildGraph({ t: ['trigger'], l: inside('m', 'forEach'), m: inside('l', 'forEach') });
    expect(errors(graph).filter(([code]) => code === 'CONTAINER_INVALID')).toEqual([
      ['CONTAINER_INVALID', 'l'],
      ['CONTAINER_INVALID', 'm'],
    ]);
  });
});

describe('the keys of a switch', () => {
  test('are there, are no reserved words, and differ', () => {
    const keys = ['a', 'a', 'default', 'error', '', 7, '__proto__', 'x'.repeat(65)];
    const graph = buildGraph({ t: ['trigger'], s: ['switch', { cases: keys.map((key) => ({ key, when: 'true' })) }] }, ['t>s']);
    const found = validateWorkflow(graph, testCatalog).filter(({ code }) => code === 'CASE_KEY_INVALID');
    expect(found.map(({ field }) => field)).toEqual([1, 2, 3, 4, 5, 6, 7].map((place) => `cases[${place}].key`));
  });
});

describe('cycles', () => {
  test('are refused with their path, each group of nodes once', () => {
    const nodes = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id): [string, NodeShorthand] => [id, set]));
    const graph = buildGraph({ t: ['trigger'], ...nodes }, ['t>a', 'a>b', 'b>c', 'c>a', 'c>d', 'd>e', 'e>d', 'e>f', 'f>f', 'f>g']);
    expect(errors(graph).map(([code]) => code)).toEqual(['CYCLE', 'CYCLE', 'CYCLE']);
    const cycles = messages(graph).filter((message) => message.includes('circle'));
    expect(cycles.map((message) => message.replace(/.*: /, '')).sort()).toEqual([
      expect.stringMatching(/^"([ABC])" → "[ABC]" → "[ABC]" → "\1"\.$/),
      expect.stringMatching(/^"([DE])" → "[DE]" → "\1"\.$/),
      '"F" → "F".',
    ]);
  });
});

describe('reach', () => {
  test('begins at an enabled trigger', () => {
    expect(errors(buildGraph({ a: set }))).toEqual([['NO_TRIGGER', undefined]]);
    expect(errors(buildGraph({ t: ['trigger', {}, { enabled: false }], a: set }, ['t>a']))).toEqual([['NO_TRIGGER', undefined]]);
    expect(errors({ nodes: [], edges: [] })).toEqual([['NO_TRIGGER', undefined]]);
  });

  test('extends to every node', () => {
    const graph = buildGraph({ t: ['trigger'], u: ['trigger', {}, { enabled: false }], a: set, b: set, c: set, d: set }, [
      't>a',
      'u>b',
      'c>d',
    ]);
    expect(errors(graph)).toEqual([
      ['UNREACHABLE_NODE', 'b'],
      ['UNREACHABLE_NODE', 'c'],
      ['UNREACHABLE_NODE', 'd'],
    ]);
  });
});

describe('what this release lacks', () => {
  test('is refused, and unknown words are told from it', () => {
    const graph = buildGraph(
      {
        t: ['trigger'],
        m: ['trigger', { kind: 'manual' }],
        w: ['trigger', { kind: 'webhook' }],
        s: ['trigger', { kind: 'schedule' }],
        d: ['trigger', { kind: 'datasource' }],
        x: ['trigger', { kind: 'telepathy' }],
        wait: ['wait', { event: 'e' }],
        child: ['workflow', { workflowId: 'w' }],
        odd: ['constructor' as never],
      },
      ['t>wait', 't>child', 't>odd'],
    );
    expect(errors(graph)).toEqual([
      ['NOT_SUPPORTED_YET', 'w'],
      ['NOT_SUPPORTED_YET', 's'],
      ['NOT_SUPPORTED_YET', 'd'],
      ['FIELD_INVALID', 'x'],
      ['NOT_SUPPORTED_YET', 'wait'],
      ['NOT_SUPPORTED_YET', 'child'],
      ['UNKNOWN_NODE_TYPE', 'odd'],
    ]);
  });
});

describe('size', () => {
  const chain = (size: number): Graph => {
    const ids = Array.from({ length: size - 1 }, (_, index) => `n${index}`);
    const nodes = Object.fromEntries(ids.map((id): [string, NodeShorthand] => [id, set]));
    return buildGraph(
      { t: ['trigger'], ...nodes },
      ids.map((id, index) => `${index === 0 ? 't' : `n${index - 1}`}>${id}`),
    );
  };
  const parallel = (graph: Graph, total: number): Graph => ({
    ...graph,
    edges: [
      ...graph.edges,
      ...Array.from({ length: total - graph.edges.length }, (_, index) => ({ id: `x${index}`, source: 't', target: 'n0' })),
    ],
  });

  test('of 1,000 nodes and 5,000 edges is the limit', () => {
    expect(errors(parallel(chain(1000), 5000))).toEqual([]);
    expect(errors(chain(1001))).toEqual([['GRAPH_TOO_LARGE', undefined]]);
    expect(errors(parallel(chain(3), 5001))).toEqual([['GRAPH_TOO_LARGE', undefined]]);
  });

  test('of a config is 64 KiB at most, of a graph 1 MiB', () => {
    const withText = (length: number, nodes: number) =>
      buildGraph(
        {
          t: ['trigger'],
          ...Object.fromEntries(
            Array.from({ length: nodes }, (_, i): [string, NodeShorthand] => [`s${i}`, ['set', { values: { a: 'x'.repeat(length) } }]]),
          ),
        },
        Array.from({ length: nodes }, (_, i) => `t>s${i}`),
      );
    expect(errors(withText(66_000, 1)).filter(([code]) => code === 'GRAPH_TOO_LARGE')).toEqual([['GRAPH_TOO_LARGE', 's0']]);
    expect(errors(withText(60_000, 20))).toEqual([['GRAPH_TOO_LARGE', undefined]]);
  });

  test('of what the graph compiles to is 512 KiB at most', () => {
    const withText = (nodes: number) => {
      const ids = Array.from({ length: nodes }, (_, index) => `s${index}`);
      const node: NodeShorthand = ['set', { values: { a: 'x'.repeat(60_000) } }];
      const graph = buildGraph(
        { t: ['trigger'], ...Object.fromEntries(ids.map((id) => [id, node])) },
        ids.map((id) => `t>${id}`),
      );
      return errors(graph);
    };
    expect(withText(8)).toEqual([]);
    expect(withText(9)).toEqual([['PLAN_TOO_LARGE', undefined]]);
  });
});
