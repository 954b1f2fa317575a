import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Join, NodeField } from './graph.ts';

/** Version of the plan's own shape; a worker refuses one that it does not know. */
export const PLAN_FORMAT = 1;

/** Version of the rules by which a plan is interpreted. */
export const ENGINE_VERSION = 1;

/** A retry policy with every default filled in. */
export interface RetryPolicy {
  maximumAttempts: number;
  initialIntervalMs: number;
  backoffCoefficient: number;
  maximumIntervalMs: number;
}

/** Config fields of an action by key. `inline` = no definition anywhere: every text is a template. */
export type PlanFields = Record<string, NodeField> | 'inline';

export interface ActionBody {
  type: 'action';
  actionType: string;
  integrationId: string | null;
  /** the stored config, templates unrendered */
  config: JsonObject;
  fields: PlanFields;
  /** true when `fields` come from the action's own definition (JSON-text fields reach the step parsed), false when from the node (they reach it as text) */
  defined: boolean;
  retry: RetryPolicy;
  timeoutMs: number;
}

/** A value to compute: a template (any JSON whose texts are templates) or one CEL expression. */
export type ValueSource = { template: JsonValue } | { expression: string };

/** What a node does, by type. `wait`, `forEach` and `workflow` join this union when they are supported. */
export type PlanBody =
  | { type: 'trigger'; kind: string }
  | ActionBody
  | { type: 'condition'; expression: string }
  | { type: 'switch'; mode: 'first' | 'all'; cases: { key: string; when: string }[] }
  | { type: 'set'; values: Record<string, ValueSource> }
  | { type: 'sleep'; duration?: JsonValue; until?: JsonValue }
  | { type: 'output'; value: ValueSource };

export interface PlanNode {
  id: string;
  label: string;
  join: Join;
  enabled: boolean;
  /** number of incoming edges */
  inputs: number;
  /** indexes into `Plan.edges`, by handle; only handles that have edges */
  outputs: Record<string, number[]>;
  /** ids of the nodes whose outputs this node reads */
  reads: string[];
  /** whether this node reads the trigger's input as `input` */
  readsInput: boolean;
  body: PlanBody;
}

export interface PlanEdge {
  id: string;
  source: number;
  target: number;
  handle: string;
}

/**
 * A graph compiled for one start: edges indexed, handles resolved, the trigger chosen. Plain JSON, because it travels in
 * the arguments of the Temporal workflow, so that a history replays without the database; hence no positions, no
 * descriptions, and the source of templates and expressions instead of their parsed form.
 */
export interface Plan {
  format: number;
  engine: number;
  /** index of the trigger that fired */
  trigger: number;
  nodes: PlanNode[];
  edges: PlanEdge[];
}
