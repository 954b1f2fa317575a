import type { JsonValue } from '../json/json-value.ts';

/** The output of a node as references see it: a value, or null at any path because the node is disabled. */
export type NodeOutput = { value: JsonValue } | { disabled: true };

/** What templates and expressions can name. */
export interface ReferenceScope {
  /** undefined: the node was skipped or has not run, so it has no value */
  output(nodeId: string): NodeOutput | undefined;
  /** the trigger's input */
  input: JsonValue;
  /** in a loop body */
  item?: JsonValue;
  index?: number;
  execution: { id: string; startedAt: string };
  user: { name: string };
}
