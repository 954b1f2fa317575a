import type { ExpressionEngine } from '../common/expression/expression-engine.ts';
import type { Plan, PlanBody, ValueSource } from '../common/graph/plan.ts';

/** The largest collection that an expression may walk through inside of a workflow. */
const MAX_COLLECTION = 1_000;

/** The expression engine, loaded into the sandbox only when the plan has use for it: it costs time and memory per workflow. */
export async function loadExpressions(plan: Plan): Promise<ExpressionEngine | null> {
  if (!plan.nodes.some((node) => holdsExpression(node.body))) return null;
  const { createExpressionEngine } = await import(/* webpackMode: "eager" */ '../common/expression/create-expression-engine.ts');
  return createExpressionEngine({ maxCollection: MAX_COLLECTION });
}

function holdsExpression(body: PlanBody): boolean {
  switch (body.type) {
    case 'condition':
      return true;
    case 'switch':
      return true;
    case 'set':
      return Object.values(body.values).some(isExpression);
    case 'output':
      return isExpression(body.value);
    default:
      return false;
  }
}

function isExpression(source: ValueSource): boolean {
  return 'expression' in source;
}
