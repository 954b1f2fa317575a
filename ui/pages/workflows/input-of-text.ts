import { isJsonObject } from '../../../common/json/is-json-object.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';
import { jsonFaultAt } from './json-fault-at.ts';

/** What somebody typed as input; a sentence where it is no JSON object. Nothing typed is `{}`. */
export function inputOfText(text: string): { input: JsonObject } | { problem: string } {
  if (text.trim() === '') return { input: {} };
  const fault = jsonFaultAt(text);
  if (fault !== null) {
    const lines = text.slice(0, fault.at).split('\n');
    const found = fault.at >= text.length ? 'the input ends' : `there is ${nameOf(text.charAt(fault.at))}`;
    return { problem: `Line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${fault.wanted} is needed, ${found}.` };
  }
  const value: unknown = JSON.parse(text);
  return isJsonObject(value) ? { input: value } : { problem: 'The input is an object, such as { "orderId": "A-1" }.' };
}

/** What is there, also where nothing is seen, as after pasting from a page. */
function nameOf(sign: string): string {
  if (/[ \t\n\r]|\S/.test(sign)) return JSON.stringify(sign);
  return `a blank that JSON does not know, U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
