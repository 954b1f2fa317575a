import type { Graph } from 'perdure/common';
import { noop, trigger } from './nodes.ts';

/** A trigger and `length` steps that do nothing, one after the other. */
export function chain(length: number): Graph {
  const steps = Array.from({ length }, (_, i) => noop(`s${i + 1}`));
  const ids = ['t', ...steps.map((step) => step.id)];
  const edges = steps.map((step, i) => ({ id: `e${i + 1}`, source: ids[i] ?? 't', target: step.id }));
  return { nodes: [trigger(), ...steps], edges };
}
