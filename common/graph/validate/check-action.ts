import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import type { Catalog } from '../../plugin/catalog.ts';
import type { FieldDefinition } from '../../plugin/field-definition.ts';
import { actionFields } from '../action-fields.ts';
import { isFieldShown } from '../field-shown.ts';
import type { GraphNode, NodeField } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { fieldFault } from './field-fault.ts';

/** An action node names an action that is there, and its fields hold what they must. */
export function checkAction(node: GraphNode, catalog: Catalog): Problem[] {
  const { actionType } = node.data.config;
  const { label } = node.data;
  const report = (code: Problem['code'], message: string, severity: Problem['severity'] = 'error'): Problem[] => [
    { code, message, severity, nodeId: node.id, field: 'actionType' },
  ];
  if (actionType === undefined || actionType === null || actionType === '') return report('FIELD_REQUIRED', `"${label}" has no action.`);
  const action = typeof actionType === 'string' ? catalog.action(actionType) : undefined;
  if (action === undefined) return report('UNKNOWN_ACTION', `"${label}": no plugin offers the action ${JSON.stringify(actionType)}.`);
  const { fields, defaults } = actionFields(node, action);
  if (fields === 'inline') {
    const message = `"${label}": the fields of "${action.actionId}" are unknown here, so that they are not checked.`;
    return report('ACTION_DEFINITION_UNKNOWN', message, 'warning');
  }
  const definitions = new Map(action.definition?.configFields.map((field) => [field.key, field]));
  return fieldProblems(node, fields, { ...defaults, ...node.data.config }, definitions);
}

function fieldProblems(
  node: GraphNode,
  fields: Record<string, NodeField>,
  config: JsonObject,
  definitions: ReadonlyMap<string, FieldDefinition>,
): Problem[] {
  return Object.entries(fields).flatMap(([key, field]): Problem[] => {
    if (!isFieldShown(field, config)) return [];
    const name = definitions.get(key)?.label ?? key;
    const value = Object.hasOwn(config, key) ? config[key] : undefined;
    const place = { severity: 'error' as const, nodeId: node.id, field: key };
    if (isEmpty(value, field.type)) {
      if (!field.required) return [];
      return [{ code: 'FIELD_REQUIRED', message: `"${node.data.label}": ${name} is empty.`, ...place }];
    }
    const fault = fieldFault(field, value ?? null, definitions.get(key));
    return fault === null ? [] : [{ code: 'FIELD_INVALID', message: `"${node.data.label}": ${name} ${fault}`, ...place }];
  });
}

const JSON_TYPES: ReadonlySet<string> = new Set(['match-builder', 'single-row-update', 'multi-select', 'schema-builder']);

/** Nothing at all, or JSON text that holds nothing. */
function isEmpty(value: JsonValue | undefined, type: string): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (!JSON_TYPES.has(type)) return false;
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s/g, '');
  return text === '{}' || text === '[]' || text === '[{}]' || text === '';
}
