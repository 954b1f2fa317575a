import { PerdureError } from '../errors/perdure-error.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { ReferenceScope } from '../template/reference-scope.ts';
import { renderTemplate } from '../template/render-template.ts';
import { ENGINE_KEYS } from './engine-keys.ts';
import { isFieldShown } from './field-shown.ts';
import type { NodeField } from './graph.ts';
import { parseJsonText } from './json-text.ts';
import type { ActionBody } from './plan.ts';

/**
 * The input of a step: the node's config with its templates rendered, hidden fields left out, `actionType` and
 * `integrationId` kept. Fields that hold JSON as text reach the step parsed when the action's own definition says what they
 * are, otherwise as text again. Throws `REFERENCE_UNRESOLVED` and `TEMPLATE_FAILED`.
 */
export function renderConfig(body: ActionBody, scope: ReferenceScope): JsonObject {
  const { config, fields } = body;
  const rendered: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(config)) {
    if (ENGINE_KEYS.has(key)) rendered.push([key, value]);
    else if (fields === 'inline') rendered.push([key, renderInline(value, scope, [key])]);
    else {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field === undefined) rendered.push([key, renderTemplate(value, scope, [key])]);
      else if (isFieldShown(field, config)) rendered.push([key, renderField(key, field, value, body.defined, scope)]);
    }
  }
  return Object.fromEntries(rendered);
}

function renderField(key: string, field: NodeField, value: JsonValue, defined: boolean, scope: ReferenceScope): JsonValue {
  switch (field.type) {
    case 'template-input':
    case 'template-textarea':
      return renderTemplate(value, scope, [key]);
    case 'match-builder':
    case 'single-row-update':
      return asStored(key, value, defined, (parsed) => renderTemplate(parsed, scope, [key]));
    case 'multi-select':
    case 'schema-builder':
      return defined ? asStored(key, value, defined, (parsed) => parsed) : value;
    default:
      return value;
  }
}

/** Parses JSON text, so that what a token brings in can neither end a string nor add a key, and renders its leaves. */
function asStored(key: string, value: JsonValue, defined: boolean, render: (parsed: JsonValue) => JsonValue): JsonValue {
  if (typeof value !== 'string') return render(value);
  if (value.trim() === '') return defined ? null : value;
  const parsed = parseJsonText(value);
  if (parsed === undefined) {
    throw new PerdureError('TEMPLATE_FAILED', `The field "${key}" holds a text that is no JSON object or list.`, {
      fields: { field: key },
    });
  }
  if (defined) return render(parsed);
  return value.includes('{{') ? JSON.stringify(render(parsed)) : value;
}

/** Without any knowledge of the fields every text is a template, one that holds JSON leaf by leaf. */
function renderInline(value: JsonValue, scope: ReferenceScope, place: readonly (string | number)[]): JsonValue {
  if (typeof value === 'string') {
    const parsed = value.includes('{{') ? parseJsonText(value) : undefined;
    return parsed === undefined ? renderTemplate(value, scope, place) : JSON.stringify(renderTemplate(parsed, scope, place));
  }
  if (Array.isArray(value)) return value.map((item, index) => renderInline(item, scope, [...place, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderInline(item, scope, [...place, key])]));
}
