import { PerdureError } from '../errors/perdure-error.ts';
import { isJsonObject } from '../json/is-json-object.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { CatalogAction } from '../plugin/catalog.ts';
import { actionFields } from './action-fields.ts';
import { triggerKind } from './choose-trigger.ts';
import type { GraphNode } from './graph.ts';
import type { ActionBody, PlanBody, ValueSource } from './plan.ts';
import { stepPolicy } from './step-policy.ts';
import { switchCases } from './switch-cases.ts';

/** What a node does, from its config. Throws `GRAPH_SHAPE` for a config that cannot have passed validation. */
export function compileBody(node: GraphNode, action: CatalogAction | undefined): PlanBody {
  const { config } = node.data;
  switch (node.type) {
    case 'trigger':
      return { type: 'trigger', kind: triggerKind(node) };
    case 'action':
      return actionBody(node, action);
    case 'condition':
      return { type: 'condition', expression: text(node, 'expression', config.expression) };
    case 'switch':
      return { type: 'switch', mode: config.mode === 'all' ? 'all' : 'first', cases: casesOf(node) };
    case 'set':
      return { type: 'set', values: valuesOf(node, config.values) };
    case 'sleep':
      return { type: 'sleep', ...given('duration', config.duration), ...given('until', config.until) };
    case 'output':
      return { type: 'output', value: valueSource(config.value ?? null) };
    default:
      throw new PerdureError('NOT_SUPPORTED_YET', `Nodes of type "${node.type}" cannot be run by this release.`);
  }
}

/** A value to compute: `{ "expression": "…" }` is one, everything else is a template. */
export function valueSource(value: JsonValue): ValueSource {
  const expression = isJsonObject(value) && Object.keys(value).length === 1 ? value.expression : undefined;
  return typeof expression === 'string' ? { expression } : { template: value };
}

function actionBody(node: GraphNode, action: CatalogAction | undefined): ActionBody {
  const { config } = node.data;
  const actionType = text(node, 'actionType', config.actionType);
  const { fields, defined, defaults } = actionFields(node, action);
  return {
    type: 'action',
    actionType,
    integrationId: typeof config.integrationId === 'string' && config.integrationId !== '' ? config.integrationId : null,
    config: { ...defaults, ...config },
    fields,
    defined,
    ...stepPolicy(node, action),
  };
}

function casesOf(node: GraphNode): { key: string; when: string }[] {
  return switchCases(node).cases.map(({ key, when }, index) => ({
    key: text(node, `cases[${index}].key`, key),
    when: text(node, `cases[${index}].when`, when),
  }));
}

function valuesOf(node: GraphNode, values: JsonValue | undefined): Record<string, ValueSource> {
  if (!isJsonObject(values)) throw shape(node, 'values', 'an object');
  return Object.fromEntries(Object.entries(values as JsonObject).map(([key, value]) => [key, valueSource(value)]));
}

function given(key: string, value: JsonValue | undefined): JsonObject {
  return value === undefined || value === null || value === '' ? {} : { [key]: value };
}

function text(node: GraphNode, field: string, value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw shape(node, field, 'a text');
  return value;
}

function shape(node: GraphNode, field: string, wanted: string): PerdureError {
  return new PerdureError('GRAPH_SHAPE', `Node "${node.id}": config.${field} is not ${wanted}.`);
}
