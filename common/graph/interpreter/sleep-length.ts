import { PerdureError } from '../../errors/perdure-error.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { ReferenceScope } from '../../template/reference-scope.ts';
import { renderTemplate } from '../../template/render-template.ts';
import { parseDuration } from '../../time/duration.ts';
import { parseInstant } from '../../time/instant.ts';

/** How long, or until when, a sleep lasts. Throws `DURATION_INVALID`. */
export function sleepLength(
  body: { duration?: JsonValue; until?: JsonValue },
  scope: ReferenceScope,
): { durationMs: number } | { untilMs: number } {
  if (body.until !== undefined) {
    const until = renderTemplate(body.until, scope, ['until']);
    const untilMs = parseInstant(until);
    if (untilMs === undefined) throw invalid(until, 'no ISO 8601 time, e.g. "2030-01-31T08:00:00Z"');
    return { untilMs };
  }
  const duration = body.duration === undefined ? null : renderTemplate(body.duration, scope, ['duration']);
  const durationMs = parseDuration(duration);
  if (durationMs === undefined) throw invalid(duration, 'no duration, e.g. "30s" or "5 minutes"');
  return { durationMs };
}

function invalid(found: JsonValue, what: string): PerdureError {
  return new PerdureError('DURATION_INVALID', `${JSON.stringify(found).slice(0, 120)} is ${what}.`);
}
