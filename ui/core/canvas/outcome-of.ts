import type { NodeView } from '../../../common/execution/execution-view.ts';
import { chosenHandle } from '../timeline/chosen-handle.ts';

const SHORT = 24;

/** What came of a node that has run, where it fits into a few words: the chosen way, how many values, a short value. */
export function outcomeOf(node: NodeView): string | null {
  const chosen = chosenHandle(node);
  if (chosen !== null) return chosen;
  const { output, type } = node;
  if (Array.isArray(output)) return counted(output.length, 'item');
  if (typeof output !== 'object' || output === null) return null;
  const values = Object.values(output);
  if (type === 'set' || type === 'output') return counted(values.length, 'value');
  if (type !== 'action') return null;
  const short = values.find((value) => (typeof value === 'string' && value !== '' && value.length <= SHORT) || typeof value === 'number');
  if (short !== undefined) return String(short);
  const list = values.find((value) => Array.isArray(value));
  return Array.isArray(list) ? counted(list.length, 'item') : null;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
