const FAULT = /[\0\p{Surrogate}]/u;

/** What makes a text unfit for PostgreSQL and for UTF-8, or undefined. */
export function textFault(text: string): string | undefined {
  const found = FAULT.exec(text);
  if (found === null) return undefined;
  return found[0] === '\0' ? 'a NUL character' : 'half of a surrogate pair';
}
