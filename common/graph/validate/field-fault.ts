import { isJsonObject } from '../../json/is-json-object.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { FieldDefinition } from '../../plugin/field-definition.ts';
import type { NodeField } from '../graph.ts';
import { parseJsonText } from '../json-text.ts';

/** What a field holds that its type does not allow, as the end of a sentence; null when it is well. Empty fields are no case. */
export function fieldFault(field: NodeField, value: JsonValue, definition: FieldDefinition | undefined): string | null {
  switch (field.type) {
    case 'number':
      return numberFault(value, definition?.min);
    case 'select':
    case 'combobox':
      return optionFault(value, definition);
    case 'text':
      return typeof value === 'object' ? 'is no text.' : null;
    case 'multi-select':
      return choicesFault(jsonOf(value), definition);
    case 'match-builder':
    case 'schema-builder':
      return isJsonObject(jsonOf(value)) || (field.type === 'schema-builder' && Array.isArray(jsonOf(value))) ? null : 'is no JSON object.';
    case 'single-row-update':
      return rowFault(jsonOf(value), field.singleRowMode ?? 'update');
    default:
      return null;
  }
}

function jsonOf(value: JsonValue): JsonValue | undefined {
  return typeof value === 'string' ? parseJsonText(value) : value;
}

function numberFault(value: JsonValue, min: number | undefined): string | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return 'is no number.';
  return min !== undefined && number < min ? `is less than ${min}.` : null;
}

function optionFault(value: JsonValue, definition: FieldDefinition | undefined): string | null {
  if (typeof value === 'object') return 'is no text.';
  const known = optionsOf(definition);
  return known === null || known.has(String(value)) ? null : `is none of its options: ${[...known].slice(0, 20).join(', ')}.`;
}

function choicesFault(value: JsonValue | undefined, definition: FieldDefinition | undefined): string | null {
  if (!Array.isArray(value)) return 'is no JSON list.';
  const known = optionsOf(definition);
  const stranger = known === null ? undefined : value.find((choice) => typeof choice === 'object' || !known.has(String(choice)));
  return stranger === undefined ? null : `holds ${JSON.stringify(stranger)}, which is none of its options.`;
}

/** Null where options are found out elsewhere. */
function optionsOf(definition: FieldDefinition | undefined): Set<string> | null {
  const { options, optionsSource } = definition ?? {};
  return options === undefined || options.length === 0 || optionsSource !== undefined
    ? null
    : new Set(options.map((option) => option.value));
}

function rowFault(value: JsonValue | undefined, mode: 'update' | 'insert' | 'delete'): string | null {
  if (mode === 'update') return isJsonObject(value) ? null : 'is no JSON object.';
  return Array.isArray(value) && value.length === 1 && isJsonObject(value[0]) ? null : 'is no JSON list of one object.';
}
