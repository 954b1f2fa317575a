import type { JsonValue } from '../json/json-value.ts';

/** The object or list that a text holds as JSON; undefined for every other text. */
export function parseJsonText(text: string): JsonValue | undefined {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
