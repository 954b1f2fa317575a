import type { GraphIndex } from '../flow/graph-index.ts';
import type { Graph } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { checkContainers } from './check-containers.ts';
import { checkCycles } from './check-cycles.ts';
import { checkEdges } from './check-edges.ts';
import { checkIds } from './check-ids.ts';
import { checkSupport } from './check-support.ts';
import { checkSwitches } from './check-switches.ts';

/** Everything without which a graph cannot even be compiled. */
export function checkStructure(graph: Graph, index: GraphIndex): Problem[] {
  return [
    ...checkIds(graph),
    ...checkSupport(graph),
    ...checkContainers(index),
    ...checkSwitches(graph),
    ...checkEdges(graph, index),
    ...checkCycles(index),
  ];
}
