import type { NodeType } from '../../../common/graph/graph.ts';

/** What kind of node it is, where nothing better is known. */
export const TYPE_WORDS: Record<NodeType, string> = {
  trigger: 'Trigger',
  action: 'Action',
  condition: 'Condition',
  switch: 'Switch',
  sleep: 'Sleep',
  wait: 'Wait',
  forEach: 'For each',
  workflow: 'Workflow',
  set: 'Set values',
  output: 'Output',
};
