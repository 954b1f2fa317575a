/** Runs `once` `count` times, at most `inFlight` at a time; the results in order of completion. */
export async function inFlight<T>(options: { count: number; inFlight: number }, once: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < options.count) {
      begun += 1;
      results.push(await once());
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.inFlight, options.count) }, lane));
  return results;
}
