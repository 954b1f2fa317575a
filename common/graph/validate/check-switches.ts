import { RESERVED_KEYS } from '../../json/reserved-keys.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { switchCases } from '../switch-cases.ts';

const MAX_KEY_LENGTH = 64;

/** Every case of a switch has a key of its own that can be a handle. */
export function checkSwitches(graph: Graph): Problem[] {
  return graph.nodes.filter((node) => node.type === 'switch').flatMap(switchProblems);
}

function switchProblems(node: GraphNode): Problem[] {
  const seen = new Set<string>();
  return switchCases(node).cases.flatMap(({ key }, index): Problem[] => {
    const fault = keyFault(key, seen);
    if (typeof key === 'string') seen.add(key);
    if (fault === null) return [];
    const message = `Case ${index + 1} of "${node.data.label}": ${fault}`;
    return [{ code: 'CASE_KEY_INVALID', message, severity: 'error', nodeId: node.id, field: `cases[${index}].key` }];
  });
}

function keyFault(key: unknown, seen: ReadonlySet<string>): string | null {
  if (typeof key !== 'string' || key === '') return 'the key is missing.';
  if (key === 'default' || key === 'error' || RESERVED_KEYS.has(key)) return `the key "${key}" is reserved.`;
  if (key.length > MAX_KEY_LENGTH) return `the key is longer than ${MAX_KEY_LENGTH} characters.`;
  return seen.has(key) ? `the key "${key}" is taken by another case.` : null;
}
