import type { CatalogAction } from '../plugin/catalog.ts';
import type { GraphNode } from './graph.ts';
import { nodeSources } from './node-sources.ts';
import { readSource } from './read-source.ts';

/** What a node reads: the outputs of other nodes, by id, and the trigger's input. A reference to no node reads nothing. */
export function nodeReads(
  node: GraphNode,
  action: CatalogAction | undefined,
  known: ReadonlyMap<string, number>,
): { reads: string[]; readsInput: boolean } {
  const references = nodeSources(node, action).flatMap((source) => readSource(source).reads.flatMap(({ alternatives }) => alternatives));
  const ids = new Set(references.flatMap((reference) => (reference.kind === 'node' ? [reference.nodeId] : [])));
  return { reads: [...ids].filter((id) => known.has(id)), readsInput: references.some(({ kind }) => kind === 'input') };
}
