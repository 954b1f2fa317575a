import { isJsonObject } from '../../../common/json/is-json-object.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';

/** What somebody typed as input; a sentence where it is no JSON object. Nothing typed is `{}`. */
export function inputOfText(text: string): { input: JsonObject } | { problem: string } {
  if (text.trim() === '') return { input: {} };
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { input: value } : { problem: 'The input is an object, such as { "orderId": "A-1" }.' };
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
