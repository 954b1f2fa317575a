import type { PlanBody } from './plan.ts';

const TOKEN = /@([A-Za-z0-9_-]{1,64}):/g;

/** What a node reads: the outputs of other nodes, by id, and the trigger's input. */
export function nodeReads(body: PlanBody, known: ReadonlyMap<string, number>): { reads: string[]; readsInput: boolean } {
  const source = JSON.stringify(body);
  const ids = new Set([...source.matchAll(TOKEN)].map((match) => match[1] ?? ''));
  return { reads: [...ids].filter((id) => known.has(id)), readsInput: /\binput\b/.test(source) };
}
