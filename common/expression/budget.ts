import { EvaluationError } from '@marcbachmann/cel-js';

/**
 * One unit of work is one node evaluated in a turn of a comprehension. 100,000 in a workflow, whose realm is several times slower
 * and whose turn everybody waits for; 10 million in an activity, where a thousand elements against a thousand fit.
 */
const workFor = (maxCollection: number): number => maxCollection ** 2 / 10;

/** Characters of text that cost as much as one node. */
const CHARACTERS_PER_UNIT = 8;

/** Bounds what one evaluation walks through and makes: each collection by its size, all together by their work. */
export class Budget {
  #maxCollection = 0;
  #left = 0;
  #exceeded = false;

  /** before each evaluation */
  reset(maxCollection: number): void {
    this.#maxCollection = maxCollection;
    this.#left = workFor(maxCollection);
    this.#exceeded = false;
  }

  /** Whether a limit was met that is wider in an activity, also when another error covered it since. */
  get exceeded(): boolean {
    return this.#exceeded;
  }

  /** Admits a collection to a comprehension each turn of which costs `cost`. */
  walk(collection: unknown, cost: number): unknown {
    const size = sizeOf(collection);
    if (size > this.#maxCollection) this.#refuse(`A comprehension walks through at most ${this.#maxCollection} elements, not ${size}`);
    this.#spend(size * (cost + 1));
    return collection;
  }

  /** Counts a list or a text that was made. */
  made(value: unknown): void {
    if (Array.isArray(value)) this.#spend(value.length);
    else if (typeof value === 'string') this.#spend(value.length / CHARACTERS_PER_UNIT);
  }

  #spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) this.#refuse('It takes too much work: walk through less, or nest less');
  }

  #refuse(message: string): never {
    this.#exceeded = true;
    throw new EvaluationError(message);
  }
}

function sizeOf(collection: unknown): number {
  if (Array.isArray(collection)) return collection.length;
  if (collection instanceof Map) return collection.size;
  throw new EvaluationError('A comprehension walks through a list or an object');
}
