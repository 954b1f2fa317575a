/** The strongly connected parts of a graph of imports that have more than one file, or import themselves; each sorted. */
export function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (path: string): number => {
    const own = index.size;
    index.set(path, own);
    low.set(path, own);
    stack.push(path);
    for (const target of imports.get(path) ?? []) {
      if (!imports.has(target)) continue;
      const reached = index.has(target) ? (stack.includes(target) ? (index.get(target) ?? own) : own) : visit(target);
      low.set(path, Math.min(low.get(path) ?? own, reached));
    }
    if (low.get(path) === own) {
      const part = stack.splice(stack.indexOf(path));
      if (part.length > 1 || imports.get(path)?.includes(path)) cycles.push(part.sort());
    }
    return low.get(path) ?? own;
  };
  for (const path of imports.keys()) if (!index.has(path)) visit(path);
  return cycles;
}
