import { EvaluationError } from '@marcbachmann/cel-js';

/**
 * Turns of comprehensions, each counted with the size of what it computes, that one evaluation may take: about two seconds
 * on a slow machine, because a workflow that computes longer than five is taken for dead.
 */
export const MAX_WORK = 4_000_000;

/** Bounds what comprehensions walk through: each collection by its size, all together by their work. */
export class Budget {
  #left = MAX_WORK;

  reset(): void {
    this.#left = MAX_WORK;
  }

  walk(collection: unknown, max: number, cost: number): unknown {
    const size = sizeOf(collection);
    if (size > max)
      throw Object.assign(new EvaluationError(`A comprehension walks through at most ${max} elements, not ${size}`), { limit: max });
    this.#left -= size * cost;
    if (this.#left < 0) throw new EvaluationError('The comprehensions take too long');
    return collection;
  }
}

function sizeOf(collection: unknown): number {
  if (Array.isArray(collection)) return collection.length;
  if (collection instanceof Map) return collection.size;
  throw new EvaluationError('A comprehension walks through a list or an object');
}
