import { PerdureError } from '../../common/errors/perdure-error.ts';
import { checkJson } from '../../common/json/check-json.ts';
import type { JsonObject } from '../../common/json/json-value.ts';

/** The largest graph, in bytes of JSON. */
export const MAX_GRAPH_BYTES = 1024 * 1024;

/**
 * A draft may be wrong in any way but these: what is stored must be JSON that PostgreSQL can hold and that is harmless
 * to whoever reads it.
 * @throws PerdureError `TOO_LARGE`, `INVALID_REQUEST` with each place in `errors`
 */
export function checkDraft(graph: JsonObject): void {
  const errors = checkJson(graph).map(({ pointer, detail }) => ({ pointer: `/graph${pointer}`, detail }));
  if (errors[0] !== undefined) {
    throw new PerdureError('INVALID_REQUEST', `The graph cannot be stored: ${errors[0].pointer}: ${errors[0].detail}`, {
      fields: { errors },
    });
  }
  const bytes = Buffer.byteLength(JSON.stringify(graph));
  if (bytes > MAX_GRAPH_BYTES) {
    const detail = `The graph has ${bytes} bytes of JSON; at most ${MAX_GRAPH_BYTES} are allowed.`;
    throw new PerdureError('TOO_LARGE', detail, { fields: { errors: [{ pointer: '/graph', detail }] } });
  }
}
