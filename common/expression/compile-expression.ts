import { celEnvironment } from './cel-environment.ts';
import { checkTree } from './check-tree.ts';
import { emitExpression } from './emit-expression.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { parseExpression } from './parse-expression.ts';
import type { ExpressionToken } from './scan-expression.ts';
import { scopeVariables } from './scope-variables.ts';
import { withFlatTypes } from './with-flat-types.ts';

/** An expression ready to be evaluated, or what is wrong with it whatever the data. */
export type CompiledExpression =
  | { faults: ExpressionFault[]; run?: undefined }
  | {
      faults?: undefined;
      tokens: Map<string, ExpressionToken>;
      /** the scope's variables that occur in it */
      variables: string[];
      run(values: Map<string, unknown>): unknown;
      /** whether the last run met a limit that is wider elsewhere */
      exceeded(): boolean;
    };

/** Reads, checks and prepares an expression whose comprehensions walk through at most `maxCollection` elements each. */
export function compileExpression(source: string, maxCollection: number): CompiledExpression {
  const { ast, tokens, faults } = parseExpression(source);
  if (ast === null) return { faults };
  const checked = checkTree(ast, tokens);
  if (checked.faults.length > 0) return { faults: checked.faults };
  const { parse, budget } = celEnvironment();
  const program = withFlatTypes(parse(`dyn(${emitExpression(ast)})`));
  return {
    tokens,
    variables: scopeVariables(ast),
    run(values) {
      budget.reset(maxCollection);
      return program(values);
    },
    exceeded: () => budget.exceeded,
  };
}
