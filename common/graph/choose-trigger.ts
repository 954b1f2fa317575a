import { PerdureError } from '../errors/perdure-error.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Graph, GraphNode } from './graph.ts';

/** The trigger by which an execution starts. */
export interface ChosenTrigger {
  id: string;
  /** `api` where the node names none */
  kind: string;
  /** JSON Schema of the input; null without one */
  inputSchema: JsonValue;
}

/**
 * The trigger that fires: the one named, else the only one, else the one of kind `api`, else the one of kind `manual`.
 * Disabled triggers count as absent. Throws `TRIGGER_NOT_FOUND`.
 */
export function chooseTrigger(graph: Graph, triggerId?: string): ChosenTrigger {
  const triggers = graph.nodes.filter((node) => node.type === 'trigger' && node.data.enabled !== false).map(describe);
  const [first] = triggers;
  if (first === undefined) throw new PerdureError('TRIGGER_NOT_FOUND', 'The workflow has no enabled trigger.');
  const found = triggerId === undefined ? unnamed(triggers, first) : triggers.find((trigger) => trigger.id === triggerId);
  if (found !== undefined) return found;
  const wanted = triggerId === undefined ? 'The workflow has several triggers' : `The workflow has no enabled trigger "${triggerId}"`;
  throw new PerdureError('TRIGGER_NOT_FOUND', `${wanted}; name one of: ${triggers.map((trigger) => trigger.id).join(', ')}.`);
}

/** The kind of a trigger node. */
export function triggerKind(node: GraphNode): string {
  const { kind } = configOf(node);
  return typeof kind === 'string' && kind !== '' ? kind : 'api';
}

function unnamed(triggers: ChosenTrigger[], first: ChosenTrigger): ChosenTrigger | undefined {
  if (triggers.length === 1) return first;
  for (const kind of ['api', 'manual']) {
    const ofKind = triggers.filter((trigger) => trigger.kind === kind);
    if (ofKind.length > 0) return ofKind.length === 1 ? ofKind[0] : undefined;
  }
  return undefined;
}

function describe(node: GraphNode): ChosenTrigger {
  return { id: node.id, kind: triggerKind(node), inputSchema: configOf(node).inputSchema ?? null };
}

/** A stored trigger may lack its config, which then is empty. */
function configOf(node: GraphNode): JsonObject {
  return (node.data.config as JsonObject | undefined) ?? {};
}
