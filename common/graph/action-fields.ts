import type { JsonObject } from '../json/json-value.ts';
import type { CatalogAction } from '../plugin/catalog.ts';
import type { FieldDefinition } from '../plugin/field-definition.ts';
import type { GraphNode, NodeField } from './graph.ts';
import type { PlanFields } from './plan.ts';

/** What is known of the fields of an action node, and from whom. */
export interface ActionFields {
  fields: PlanFields;
  /** whether the action's own definition says so */
  defined: boolean;
  /** values that fields have where the node leaves them out */
  defaults: JsonObject;
}

/** The fields of an action node: those of the action's definition, else those that the builder wrote on the node. */
export function actionFields(node: GraphNode, action: CatalogAction | undefined): ActionFields {
  const definition = action?.definition;
  if (definition !== undefined) {
    const { configFields } = definition;
    return { fields: fieldRecord(configFields), defined: true, defaults: defaultsOf(configFields) };
  }
  return { fields: node.data.fields ?? 'inline', defined: false, defaults: {} };
}

function fieldRecord(fields: readonly FieldDefinition[]): Record<string, NodeField> {
  return Object.fromEntries(
    fields.map(({ key, type, required, showWhen, singleRowMode }) => [
      key,
      {
        type,
        ...(required === undefined ? {} : { required }),
        ...(showWhen === undefined ? {} : { showWhen }),
        ...(singleRowMode === undefined ? {} : { singleRowMode }),
      },
    ]),
  );
}

function defaultsOf(fields: readonly FieldDefinition[]): JsonObject {
  return Object.fromEntries(fields.flatMap(({ key, defaultValue }) => (defaultValue === undefined ? [] : [[key, defaultValue]])));
}
