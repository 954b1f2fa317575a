/** The query of a URL; an empty value counts as absent, a name given twice becomes a list, which no schema takes. */
export function readQuery(url: string): Record<string, string | string[]> {
  const start = url.indexOf('?');
  const query: Record<string, string | string[]> = Object.create(null);
  if (start === -1) return query;
  const parameters = new URLSearchParams(url.slice(start + 1));
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    const [first, second] = values;
    if (first !== undefined) query[name] = second === undefined ? first : values;
  }
  return query;
}
