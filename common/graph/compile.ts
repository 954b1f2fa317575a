import { PerdureError } from '../errors/perdure-error.ts';
import { jsonBytes } from '../json/json-bytes.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Catalog } from '../plugin/catalog.ts';
import { chooseTrigger } from './choose-trigger.ts';
import { compileBody } from './compile-body.ts';
import { type GraphIndex, indexGraph } from './flow/graph-index.ts';
import type { Graph, GraphNode } from './graph.ts';
import { nodeReads } from './node-reads.ts';
import { ENGINE_VERSION, PLAN_FORMAT, type Plan, type PlanNode } from './plan.ts';
import type { Problem } from './problem.ts';
import { checkStructure } from './validate/check-structure.ts';
import { readGraph } from './validate/read-graph.ts';

/** The largest plan, in bytes of JSON. */
export const MAX_PLAN_BYTES = 512 * 1024;

export interface CompileOptions {
  /** default: as `chooseTrigger` chooses */
  triggerId?: string;
  /** where fields, retry and timeout of actions are looked up; without it, only what the nodes say counts */
  catalog?: Catalog;
}

/**
 * Compiles a stored graph for one start. Throws `TRIGGER_NOT_FOUND`; `NOT_SUPPORTED_YET` for node types and trigger kinds of a
 * later release; `GRAPH_SHAPE` for a graph that cannot have passed validation; `PLAN_TOO_LARGE` above 512 KiB.
 */
export function compilePlan(graph: Graph, options: CompileOptions = {}): Plan {
  const read = readGraph(graph);
  const index = indexGraph(read.graph);
  refuse([...read.problems, ...checkStructure(read.graph, index)]);
  const trigger = chooseTrigger(read.graph, options.triggerId);
  const plan: Plan = {
    format: PLAN_FORMAT,
    engine: ENGINE_VERSION,
    trigger: index.byId.get(trigger.id) ?? -1,
    nodes: index.nodes.map((node, position) => planNode(node, position, index, options.catalog)),
    edges: index.edges.map(({ edge, source, target, handle }) => ({ id: edge.id, source, target, handle })),
  };
  const bytes = jsonBytes(plan as unknown as JsonValue);
  if (bytes <= MAX_PLAN_BYTES) return plan;
  throw new PerdureError('PLAN_TOO_LARGE', `The compiled graph has ${bytes} bytes; the limit is ${MAX_PLAN_BYTES}.`);
}

function planNode(node: GraphNode, position: number, index: GraphIndex, catalog: Catalog | undefined): PlanNode {
  const action = typeof node.data.config.actionType === 'string' ? catalog?.action(node.data.config.actionType) : undefined;
  return {
    id: node.id,
    label: node.data.label,
    join: node.data.join ?? 'all',
    enabled: node.data.enabled ?? true,
    inputs: index.incoming[position]?.length ?? 0,
    outputs: outputsOf(position, index),
    ...nodeReads(node, action, index.byId),
    body: compileBody(node, action),
  };
}

function outputsOf(position: number, index: GraphIndex): Record<string, number[]> {
  const outputs = new Map<string, number[]>();
  for (const edge of index.outgoing[position] ?? []) {
    const edges = outputs.get(edge.handle) ?? [];
    edges.push(edge.position);
    outputs.set(edge.handle, edges);
  }
  return Object.fromEntries(outputs);
}

function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const unsupported = problems.find((problem) => problem.code === 'NOT_SUPPORTED_YET');
  if (unsupported !== undefined) throw new PerdureError('NOT_SUPPORTED_YET', unsupported.message);
  throw new PerdureError('GRAPH_SHAPE', `The stored graph cannot be run: ${first.message}`, {
    fields: { problems: problems.map((problem): JsonValue => ({ ...problem })) },
  });
}
