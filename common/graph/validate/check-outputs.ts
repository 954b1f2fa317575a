import { findAncestors } from '../flow/ancestors.ts';
import type { Exclusions } from '../flow/exclusions.ts';
import type { Flow } from '../flow/flow.ts';
import { findUnassignedPaths } from '../flow/unassigned-paths.ts';
import type { Problem } from '../problem.ts';

/** Warns where the result of an execution depends on which way it went. */
export function checkOutputs(flow: Flow, exclusions: () => Exclusions): Problem[] {
  const { nodes } = flow.index;
  if (!nodes.some((node) => node.type === 'output')) return ambiguousEnds(flow);
  const outputs = [...nodes.keys()].filter((node) => nodes[node]?.type === 'output' && runs(flow, node));
  if (outputs.length < 2) return [];
  const { byNode } = exclusions();
  const several = outputs.filter((one) => outputs.some((other) => one !== other && !byNode.has(one, other)));
  if (several.length === 0) return [];
  const message = `${names(flow, several)} can run in the same execution; its result is then an object from node id to value.`;
  return [{ code: 'SEVERAL_OUTPUTS', message, severity: 'warning', nodeId: nodes[several[0] ?? -1]?.id ?? '' }];
}

function ambiguousEnds(flow: Flow): Problem[] {
  const all = [...flow.index.nodes.keys()].filter((node) => runs(flow, node));
  const quiet = quietNodes(flow);
  const ends = withoutThoseOvertaken(
    flow,
    all.filter((node) => canBeLast(flow, node, quiet)),
    all.filter((node) => (flow.arriving[node]?.length ?? 0) > 1),
  );
  if (ends.length < 2) return [];
  const message = `Without an output node the result is that of whichever came last: ${names(flow, ends)}.`;
  return [{ code: 'OUTPUT_AMBIGUOUS', message, severity: 'warning' }];
}

/** A node is no end if one further down runs by another way whenever it does; such a one has several ways that lead to it. */
function withoutThoseOvertaken(flow: Flow, candidates: number[], joins: readonly number[]): number[] {
  const ancestors = findAncestors(flow.index);
  let ends = candidates;
  for (const join of joins) {
    if (ends.length < 2) break;
    if (!ends.some((end) => end !== join && ancestors.has(join, end))) continue;
    const paths = findUnassignedPaths(flow, new Set([join]));
    ends = ends.filter((end) => end === join || !ancestors.has(join, end) || paths.pathTo(end) !== null);
  }
  return ends;
}

/** Whether it can run at all, being enabled. */
function runs(flow: Flow, node: number): boolean {
  return flow.index.nodes[node]?.data.enabled !== false && (flow.arriving[node]?.length ?? 0) > 0;
}

/** Disabled nodes after which only disabled nodes come. */
function quietNodes(flow: Flow): boolean[] {
  const quiet = flow.index.nodes.map(() => false);
  for (const node of [...flow.order].reverse()) {
    quiet[node] = flow.index.nodes[node]?.data.enabled === false && canBeLast(flow, node, quiet);
  }
  return quiet;
}

/** Whether a node can end in a way after which nothing runs. */
function canBeLast(flow: Flow, node: number, quiet: readonly boolean[]): boolean {
  return flow.stops[node] === true || (flow.leaving[node] ?? []).some((way) => way.targets.every((target) => quiet[target]));
}

function names(flow: Flow, nodes: readonly number[]): string {
  const shown = nodes.slice(0, 5).map((node) => `"${flow.index.nodes[node]?.data.label}"`);
  return nodes.length > 5 ? `${shown.join(', ')} and ${nodes.length - 5} more` : shown.join(', ');
}
