import type { NodeView } from '../../../common/execution/execution-view.ts';

/** The handle, or handles, by which a condition or a switch ended, from its output; null when it has none or it is not known. */
export function chosenHandle({ type, output, status }: NodeView): string | null {
  if (status !== 'success' || typeof output !== 'object' || output === null || Array.isArray(output)) return null;
  if (type === 'condition') return typeof output.result === 'boolean' ? String(output.result) : null;
  if (type !== 'switch' || !Array.isArray(output.matched)) return null;
  return output.matched.length === 0 ? 'default' : output.matched.join(', ');
}
