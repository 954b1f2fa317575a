import { PerdureError } from '../../common/errors/perdure-error.ts';
import { jsonBytes } from '../../common/json/json-bytes.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { normaliseJson } from '../../common/json/normalise-json.ts';
import { MAX_VALUE_BYTES } from '../make-value.ts';

/** What a step returned as JSON. Throws `OUTPUT_NOT_SERIALIZABLE` with the place, `OUTPUT_TOO_LARGE` with node and size. */
export function normaliseResult(result: unknown, nodeId: string): JsonValue {
  const json = normaliseJson(result);
  const bytes = jsonBytes(json);
  if (bytes > MAX_VALUE_BYTES) {
    throw new PerdureError('OUTPUT_TOO_LARGE', `The node ${nodeId} returned ${bytes} bytes of JSON; at most ${MAX_VALUE_BYTES} are kept.`);
  }
  return json;
}
