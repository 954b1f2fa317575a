import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { Budget } from './budget.ts';
import { registerMixedNumbers } from './mixed-numbers.ts';
import { keyOf, lookUp, makeMap, placeIn, sameValue, toText } from './own-functions.ts';

/** What evaluates: CEL with numbers that mix by value, and the functions that emitted text calls. */
export interface CelEnvironment {
  parse: Environment['parse'];
  /** work that comprehensions may still do; set before each evaluation */
  budget: Budget;
}

let environment: CelEnvironment | undefined;

/** One for all engines: making it costs more than most expressions. */
export function celEnvironment(): CelEnvironment {
  environment ??= createEnvironment();
  return environment;
}

function createEnvironment(): CelEnvironment {
  const budget = new Budget();
  const made = (value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new EvaluationError('The result is no finite number');
    budget.made(value);
    return value;
  };
  const cel = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    // the source was measured already; emitted text is longer and deeper
    limits: { maxAstNodes: 20_000, maxDepth: 5_000, maxListElements: 1_000, maxMapEntries: 1_000, maxCallArguments: 32 },
  });
  registerMixedNumbers(cel);
  cel.registerFunction('_made(dyn): dyn', made);
  cel.registerFunction('_key(dyn): dyn', keyOf);
  cel.registerFunction('_at(dyn): dyn', placeIn);
  cel.registerFunction('_map(list): dyn', makeMap);
  cel.registerFunction('_has(dyn, string): bool', lookUp);
  cel.registerFunction('_join(dyn, dyn): string', (list: unknown, separator: unknown) => joinTexts(list, separator, budget));
  cel.registerFunction('_walk(dyn, dyn): dyn', (collection: unknown, cost: unknown) => budget.walk(collection, Number(cost)));
  cel.registerFunction('list.contains(dyn): bool', (list: unknown[], item: unknown) => list.some((other) => sameValue(other, item)));
  return { parse: cel.parse.bind(cel), budget };
}

function joinTexts(list: unknown, separator: unknown, budget: Budget): string {
  if (!Array.isArray(list) || typeof separator !== 'string') throw new EvaluationError('join() works on a list, with a text between');
  const texts = list.map(toText);
  // before the memory is taken
  for (const text of texts) budget.made(text);
  return texts.join(separator);
}
