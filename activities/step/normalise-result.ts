import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { normaliseOutput } from '../../common/json/normalise-output.ts';

/** What a step returned as JSON. Throws `OUTPUT_NOT_SERIALIZABLE` with the place or `OUTPUT_TOO_LARGE` with the size, naming the node. */
export function normaliseResult(result: unknown, nodeId: string): JsonValue {
  try {
    return normaliseOutput(result).value;
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    throw new PerdureError(error.code, `The node ${nodeId}: ${error.message}`, { fields: error.fields });
  }
}
