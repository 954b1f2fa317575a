import fc from 'fast-check';
import type { Graph, Join, NodeType } from '../../../common/graph/graph.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';
import { buildGraph, type NodeShorthand } from './build-graph.ts';

/** A graph, and how the nodes in it will end. */
export interface RandomCase {
  graph: Graph;
  /** ids of actions whose step fails */
  failing: ReadonlySet<string>;
}

interface NodeDraw {
  type: NodeType;
  join: Join;
  enabled: boolean;
  fails: boolean;
  truths: string[];
  inputs: { source: number; handle: number }[];
  reads: number[];
}

const TYPES: { arbitrary: fc.Arbitrary<NodeType>; weight: number }[] = [
  { arbitrary: fc.constant('action'), weight: 5 },
  { arbitrary: fc.constant('condition'), weight: 3 },
  { arbitrary: fc.constant('switch'), weight: 2 },
  { arbitrary: fc.constant('set'), weight: 1 },
  { arbitrary: fc.constant('sleep'), weight: 1 },
  { arbitrary: fc.constant('output'), weight: 1 },
  { arbitrary: fc.constant('trigger'), weight: 1 },
];

/** An expression of the table engine; seldom one that fails. */
const TRUTH = fc.oneof({ arbitrary: fc.constantFrom('true', 'false'), weight: 30 }, { arbitrary: fc.constantFrom('fail', '7'), weight: 1 });

const NODE: fc.Arbitrary<NodeDraw> = fc.record({
  type: fc.oneof(...TYPES),
  join: fc.constantFrom<Join>('all', 'any'),
  enabled: fc.oneof({ arbitrary: fc.constant(true), weight: 8 }, { arbitrary: fc.constant(false), weight: 1 }),
  fails: fc.oneof({ arbitrary: fc.constant(false), weight: 12 }, { arbitrary: fc.constant(true), weight: 1 }),
  truths: fc.array(TRUTH, { minLength: 3, maxLength: 3 }),
  inputs: fc.array(fc.record({ source: fc.nat(), handle: fc.nat() }), { minLength: 1, maxLength: 4 }),
  reads: fc.array(fc.nat(), { maxLength: 3 }),
});

/** Acyclic graphs of 2 to 60 nodes of every type, join, handle, with several triggers, disabled nodes and failures. */
export const randomCase: fc.Arbitrary<RandomCase> = fc.array(NODE, { minLength: 1, maxLength: 59 }).map(buildCase);

function buildCase(draws: NodeDraw[]): RandomCase {
  const nodes: Record<string, NodeShorthand> = { n0: ['trigger'] };
  const edges = new Set<string>();
  const failing = new Set<string>();
  const types: NodeType[] = ['trigger'];
  for (const [place, draw] of draws.entries()) {
    const id = `n${place + 1}`;
    types.push(draw.type);
    nodes[id] = [draw.type, configOf(draw, place + 1, types), { join: draw.join, enabled: draw.enabled }];
    if (draw.fails && draw.type === 'action') failing.add(id);
    if (draw.type !== 'trigger') for (const input of draw.inputs) edges.add(edgeTo(id, input, types, place + 1));
  }
  return { graph: buildGraph(nodes, [...edges]), failing };
}

function configOf(draw: NodeDraw, place: number, types: readonly NodeType[]): JsonObject {
  const [when = 'true'] = draw.truths;
  if (draw.type === 'trigger') return { kind: 'manual' };
  if (draw.type === 'condition') return { expression: when };
  if (draw.type === 'switch') {
    return {
      mode: draw.join === 'all' ? 'all' : 'first',
      cases: draw.truths.slice(0, 2).map((truth, index) => ({ key: `k${index}`, when: truth })),
    };
  }
  if (draw.type === 'set') return { values: { from: `n${place}` } };
  if (draw.type === 'output') return { value: { from: `n${place}` } };
  if (draw.type === 'sleep') return { duration: '1m' };
  // Times of waking depend on the order in which things happen, so nobody reads them.
  const read = draw.reads.map((pick) => pick % place).filter((source) => types[source] !== 'sleep');
  return Object.fromEntries(read.map((source, index) => [`r${index}`, `{{@n${source}:N?}}`]));
}

function edgeTo(id: string, input: { source: number; handle: number }, types: readonly NodeType[], place: number): string {
  // An output node has no way out: the one before it is taken instead.
  let source = input.source % place;
  while (types[source] === 'output') source -= 1;
  const handles = handlesOf(types[source] ?? 'action');
  return `n${source}:${handles[input.handle % handles.length]}>${id}`;
}

/** The usual handles more often than `error`. */
function handlesOf(type: NodeType): string[] {
  if (type === 'trigger') return ['out'];
  if (type === 'condition') return ['true', 'false', 'true', 'false', 'error'];
  return type === 'switch' ? ['default', 'k0', 'k1', 'k0', 'error'] : ['out', 'out', 'out', 'error'];
}

/** Graphs so small that all their choices can be tried. */
export const smallRandomCase: fc.Arbitrary<RandomCase> = fc.array(NODE, { minLength: 1, maxLength: 7 }).map(buildCase);
