import type { ParseResult } from '@marcbachmann/cel-js';

/** What the library's evaluator and its nodes have beyond their published types, in the exact version that is installed. */
interface Evaluator {
  debugType(value: unknown): unknown;
  debugTypeDeep(value: unknown): unknown;
}
type Evaluate = (evaluator: Evaluator, node: unknown, context: unknown) => unknown;
interface EvaluatedNode {
  readonly meta: { readonly evaluate: Evaluate };
  setMeta(key: 'evaluate', evaluate: Evaluate): void;
}

/**
 * Makes an evaluation look at a list as a list, whatever it holds. The library would go down to the first elements, again at each
 * operator, and keep a type forever for each shape that it met: work and memory that grow with the data that passes.
 */
export function withFlatTypes(program: ParseResult): ParseResult {
  const root = program.ast as unknown as EvaluatedNode;
  const { evaluate } = root.meta;
  root.setMeta('evaluate', (evaluator, node, context) => evaluate(flat(evaluator), node, context));
  return program;
}

const flattened = new WeakMap<Evaluator, Evaluator>();

function flat(evaluator: Evaluator): Evaluator {
  const known = flattened.get(evaluator);
  if (known !== undefined) return known;
  const made: Evaluator = Object.create(evaluator, {
    debugTypeDeep: { value: (value: unknown) => evaluator.debugType(value) },
  });
  flattened.set(evaluator, made);
  return made;
}
