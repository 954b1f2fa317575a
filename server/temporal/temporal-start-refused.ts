/** Temporal refused this very start: its size, its id. Trying again cannot help. */
export class TemporalStartRefused extends Error {
  override readonly name = 'TemporalStartRefused';
}

export function isTemporalStartRefused(error: unknown): error is TemporalStartRefused {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'TemporalStartRefused';
}
