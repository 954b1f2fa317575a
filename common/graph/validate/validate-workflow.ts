import type { JsonValue } from '../../json/json-value.ts';
import type { Catalog } from '../../plugin/catalog.ts';
import { findAncestors } from '../flow/ancestors.ts';
import { findDecidedBefore } from '../flow/decided-before.ts';
import { type Exclusions, findExclusions } from '../flow/exclusions.ts';
import { followFlow } from '../flow/flow.ts';
import { type GraphIndex, indexGraph } from '../flow/graph-index.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { checkAction } from './check-action.ts';
import { checkConfig } from './check-config.ts';
import { checkIntegrations } from './check-integrations.ts';
import { checkOutputs } from './check-outputs.ts';
import { checkPlan } from './check-plan.ts';
import { checkReach } from './check-reach.ts';
import { checkReferences, type OrderKnowledge } from './check-references.ts';
import { checkSize } from './check-size.ts';
import { checkSources } from './check-sources.ts';
import { checkStepPolicies } from './check-step-policies.ts';
import { checkStructure } from './check-structure.ts';
import { readGraph } from './read-graph.ts';
import type { ValidateOptions } from './validate-options.ts';

/**
 * Finds every problem of a graph; runs nothing. An empty list: it can be published. Problems of severity `warning` do not
 * stand in the way. `catalog` says what plugins offer.
 */
export function validateWorkflow(graph: unknown, catalog: Catalog, options: ValidateOptions = {}): Problem[] {
  const read = readGraph(graph);
  if (!read.readable) return read.problems;
  const size = checkSize(read.graph, graph as JsonValue);
  // A graph beyond the limits is not looked at any closer: it could take long.
  if (size.some(({ nodeId }) => nodeId === undefined)) return [...read.problems, ...size];
  const index = indexGraph(read.graph);
  const structure = checkStructure(read.graph, index);
  const sources = checkSources(index, catalog);
  const order = structure.some(({ code }) => code === 'CYCLE') ? null : knowOrder(index);
  const problems = [
    ...read.problems,
    ...size,
    ...structure,
    ...checkReach(index),
    ...checkNodes(read.graph, catalog),
    ...checkIntegrations(read.graph, catalog, options),
    ...sources.problems,
    ...checkReferences(sources.reads, index.byId, index.nodes, order),
    ...(order === null ? [] : checkOutputs(order.flow, order.exclusions)),
  ];
  return problems.some(({ severity }) => severity === 'error') ? problems : [...problems, ...checkPlan(read.graph, catalog)];
}

function checkNodes(graph: Graph, catalog: Catalog): Problem[] {
  const check = (node: GraphNode) => (node.type === 'action' ? checkAction(node, catalog) : checkConfig(node));
  return [...graph.nodes.flatMap(check), ...checkStepPolicies(graph)];
}

function knowOrder(index: GraphIndex): OrderKnowledge & { exclusions: () => Exclusions } {
  const flow = followFlow(index);
  let found: Exclusions | undefined;
  const exclusions = () => {
    found ??= findExclusions(flow);
    return found;
  };
  const races = index.nodes.some((node, position) => node.data.join === 'any' && (index.incoming[position]?.length ?? 0) > 1);
  return { flow, ancestors: findAncestors(index), decidedBefore: races ? findDecidedBefore(flow, exclusions()) : null, exclusions };
}
