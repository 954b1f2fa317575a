const MAX_CHARACTERS = 200;

/** One short line about whatever was thrown, however hostile: reading it can throw again. */
export function describeThrown(thrown: unknown): string {
  try {
    const message = typeof thrown === 'object' && thrown !== null ? (thrown as { message?: unknown }).message : thrown;
    const text = typeof message === 'string' ? message : String(message ?? thrown);
    return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  } catch {
    return 'what was thrown cannot be read either';
  }
}
