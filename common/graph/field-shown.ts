import { jsonEqual } from '../json/json-equal.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** Whether `showWhen` lets a field be seen; a field that is hidden is neither checked nor rendered nor passed on. */
export function isFieldShown(field: { showWhen?: { field: string; equals: JsonValue } | null }, config: JsonObject): boolean {
  const { showWhen } = field;
  if (showWhen === undefined || showWhen === null) return true;
  const value = Object.hasOwn(config, showWhen.field) ? config[showWhen.field] : null;
  return jsonEqual(value ?? null, showWhen.equals ?? null);
}
