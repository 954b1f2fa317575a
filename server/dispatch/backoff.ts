/** The pause in ms after attempt `attempt` (from 1) failed: doubled each time from half a second, at most `maximumMs`. */
export function backoff(attempt: number, maximumMs: number): number {
  return Math.min(500 * 2 ** Math.min(attempt - 1, 20), maximumMs);
}
