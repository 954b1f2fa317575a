import { isJsonObject } from '../json/is-json-object.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { CatalogAction } from '../plugin/catalog.ts';
import { actionFields } from './action-fields.ts';
import { valueSource } from './compile-body.ts';
import { ENGINE_KEYS } from './engine-keys.ts';
import { isFieldShown } from './field-shown.ts';
import type { GraphNode } from './graph.ts';
import { parseJsonText } from './json-text.ts';
import { switchCases } from './switch-cases.ts';

/** A text in a node's config that is read as a template or as an expression. */
export interface NodeSource {
  kind: 'template' | 'expression';
  /** path within the config */
  field: string;
  text: string;
  /** what an expression has to give; absent: anything */
  gives?: 'boolean';
}

const TEMPLATE_TYPES: ReadonlySet<string> = new Set(['template-input', 'template-textarea']);
const TEMPLATE_JSON_TYPES: ReadonlySet<string> = new Set(['match-builder', 'single-row-update']);

/** Every template and expression of a node, those in hidden fields left out. */
export function nodeSources(node: GraphNode, action: CatalogAction | undefined): NodeSource[] {
  const { config } = node.data;
  switch (node.type) {
    case 'action':
      return actionSources(node, action);
    case 'condition':
      return expression('expression', config.expression, 'boolean');
    case 'switch':
      return switchCases(node).cases.flatMap(({ when }, index) => expression(`cases[${index}].when`, when, 'boolean'));
    case 'set':
      return isJsonObject(config.values) ? Object.entries(config.values).flatMap(([key, value]) => computed(`values.${key}`, value)) : [];
    case 'sleep':
      return ['duration', 'until'].flatMap((key) => leaves(key, config[key]));
    case 'output':
      return computed('value', config.value);
    default:
      return [];
  }
}

function actionSources(node: GraphNode, action: CatalogAction | undefined): NodeSource[] {
  const { fields, defaults } = actionFields(node, action);
  const config: JsonObject = { ...defaults, ...node.data.config };
  return Object.entries(config).flatMap(([key, value]) => {
    if (ENGINE_KEYS.has(key)) return [];
    if (fields === 'inline') return leaves(key, jsonInside(value));
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) return leaves(key, value);
    if (!isFieldShown(field, config)) return [];
    if (TEMPLATE_TYPES.has(field.type)) return leaves(key, value);
    return TEMPLATE_JSON_TYPES.has(field.type) ? leaves(key, textOrJson(value)) : [];
  });
}

/** A value with every text that holds JSON taken for what it holds. */
function jsonInside(value: JsonValue): JsonValue {
  if (typeof value === 'string') return textOrJson(value);
  if (Array.isArray(value)) return value.map(jsonInside);
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonInside(item)])) : value;
}

function textOrJson(value: JsonValue): JsonValue {
  return typeof value === 'string' ? (parseJsonText(value) ?? value) : value;
}

function computed(field: string, value: JsonValue | undefined): NodeSource[] {
  const source = valueSource(value ?? null);
  return 'expression' in source ? expression(`${field}.expression`, source.expression) : leaves(field, source.template);
}

function expression(field: string, text: JsonValue | undefined, gives?: 'boolean'): NodeSource[] {
  if (typeof text !== 'string' || text.trim() === '') return [];
  return [{ kind: 'expression', field, text, ...(gives === undefined ? {} : { gives }) }];
}

/** The texts in a value, each with its path. Keys are no templates. */
function leaves(field: string, value: JsonValue | undefined): NodeSource[] {
  if (typeof value === 'string') return [{ kind: 'template', field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(`${field}[${index}]`, item));
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, item]) => leaves(`${field}.${key}`, item)) : [];
}
