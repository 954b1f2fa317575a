/** Reads a property of anything, a hostile proxy included; undefined where nothing can be read. */
export function peek(value: unknown, key: string): unknown {
  try {
    return (typeof value === 'object' && value !== null) || typeof value === 'function'
      ? (value as unknown as Record<string, unknown>)[key]
      : undefined;
  } catch {
    // What throws when it is looked at has nothing to say.
    return undefined;
  }
}
