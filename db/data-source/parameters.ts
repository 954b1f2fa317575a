/** The values of a statement that is put together: a value goes in, its placeholder comes out. */
export interface Parameters {
  readonly values: unknown[];
  add(value: unknown): string;
}

export function parameters(...first: unknown[]): Parameters {
  const values = [...first];
  return { values, add: (value) => `$${values.push(value)}` };
}
