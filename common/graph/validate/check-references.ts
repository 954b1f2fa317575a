import type { BitMatrix } from '../flow/bit-matrix.ts';
import type { Flow } from '../flow/flow.ts';
import { findUnassignedPaths, type UnassignedPaths } from '../flow/unassigned-paths.ts';
import type { GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import type { Read } from '../read-source.ts';

/** A read, and where it stands. */
export interface PlacedRead {
  node: number;
  field: string;
  read: Read;
}

/** What is known of the order of nodes; absent for graphs with cycles, in which there is none. */
export interface OrderKnowledge {
  flow: Flow;
  ancestors: BitMatrix;
  /** null where nothing joins by `any`, so that whatever is upstream has been decided */
  decidedBefore: BitMatrix | null;
}

/** Every read names something that is there and has run by then. */
export function checkReferences(
  reads: readonly PlacedRead[],
  byId: ReadonlyMap<string, number>,
  nodes: readonly GraphNode[],
  order: OrderKnowledge | null,
): Problem[] {
  const labels = nodes.map((node) => node.data.label);
  const paths = new Map<string, UnassignedPaths>();
  return reads.flatMap((placed) => {
    const report: Report = (code, message, severity = 'error') => ({
      code,
      message: `"${labels[placed.node]}": ${message}`,
      severity,
      nodeId: nodes[placed.node]?.id ?? '',
      field: placed.field,
    });
    // What the body of a loop can see is decided with the loop.
    const inLoop = typeof nodes[placed.node]?.parentId === 'string';
    const unknown = unknownNames(placed, byId, inLoop, report);
    if (unknown.length > 0 || inLoop || order === null) return unknown;
    const sources = placed.read.alternatives.flatMap((reference) => (reference.kind === 'node' ? (byId.get(reference.nodeId) ?? []) : []));
    const early = sources.flatMap((source) => orderProblem(placed, source, labels, order, report) ?? []);
    return early.length > 0 ? early : unassignedProblem(placed, sources, labels, order.flow, paths, report);
  });
}

type Report = (code: Problem['code'], message: string, severity?: Problem['severity']) => Problem;

function unknownNames({ read }: PlacedRead, byId: ReadonlyMap<string, number>, inLoop: boolean, report: Report): Problem[] {
  return read.alternatives.flatMap((reference): Problem[] => {
    if (reference.kind === 'node' && !byId.has(reference.nodeId)) {
      return [report('REFERENCE_UNKNOWN', `${read.text} refers to "${reference.nodeId}", which is no node of this graph.`)];
    }
    if (!inLoop && (reference.kind === 'item' || reference.kind === 'index')) {
      return [report('REFERENCE_UNKNOWN', `${read.text} has a value only in the body of a loop.`)];
    }
    return [];
  });
}

function orderProblem(
  placed: PlacedRead,
  source: number,
  labels: readonly string[],
  order: OrderKnowledge,
  report: Report,
): Problem | null {
  const { node, read } = placed;
  if (!order.ancestors.has(node, source)) {
    const what = source === node ? 'refers to its own node' : `refers to "${labels[source]}", which does not come before it`;
    return report('REFERENCE_NOT_UPSTREAM', `${read.text} ${what}.`);
  }
  if (order.decidedBefore === null || order.decidedBefore.has(node, source)) return null;
  const message = `${read.text} may be read before "${labels[source]}" has finished, because a join of kind "any" lies between.`;
  return report('REFERENCE_RACE', message, read.optional ? 'warning' : 'error');
}

function unassignedProblem(
  { node, read }: PlacedRead,
  sources: readonly number[],
  labels: readonly string[],
  flow: Flow,
  known: Map<string, UnassignedPaths>,
  report: Report,
): Problem[] {
  if (read.optional || sources.length < read.alternatives.length) return [];
  const key = [...new Set(sources)].sort((a, b) => a - b).join();
  const paths = known.get(key) ?? findUnassignedPaths(flow, new Set(sources));
  known.set(key, paths);
  const path = paths.pathTo(node);
  if (path === null) return [];
  const way = shortened(path.map((step) => `"${labels[step]}"`)).join(' → ');
  return [report('REFERENCE_MAYBE_UNASSIGNED', `${read.text} has no value on the path ${way}. ${adviceFor(read)}`, 'warning')];
}

function adviceFor(read: Read): string {
  const inner = read.text.replace(/^\{\{\s*/, '').replace(/\s*\}\}$/, '');
  return `Write {{${inner} ?? …}} with what is there instead, or {{${inner}?}} if it may be empty.`;
}

function shortened(names: string[]): string[] {
  return names.length <= 12 ? names : [...names.slice(0, 6), '…', ...names.slice(-5)];
}
