import type { EvaluateCall, EvaluateReport } from '../common/activities/activities.ts';
import { isPerdureError } from '../common/errors/perdure-error.ts';
import type { Failure } from '../common/execution/failure.ts';
import { failureOutput } from '../common/execution/failure-output.ts';
import { evaluateBody } from '../common/graph/interpreter/index.ts';
import type { ReferenceScope } from '../common/template/reference-scope.ts';
import type { ActivityDeps } from './deps.ts';
import { receipt } from './flush.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled, orRetry } from './journalling.ts';
import { loadScope } from './load-scope.ts';
import { type MadeValue, makeValue } from './make-value.ts';
import { normaliseResult } from './step/normalise-result.ts';
import { writerOf } from './writer.ts';

/** Evaluates a node whose values are too large for the workflow; a large result is stored and returned as a reference. */
export async function evaluate(deps: ActivityDeps, journal: JournalWriter, call: EvaluateCall): Promise<EvaluateReport> {
  const writer = writerOf(call.execution, call.run);
  const scope = await orRetry(() => loadScope(deps.database, call.execution, call.scope));
  const made = compute(deps, call, scope);
  const values = 'failure' in made ? [] : made.stored;
  const done = receipt(await journalled(journal, { ...writer, kind: 'append', journal: call.journal, values }), writer.epoch);
  return 'failure' in made
    ? { ...done, failure: made.failure, output: { value: failureOutput(made.failure) } }
    : { ...done, result: made.value };
}

function compute(deps: ActivityDeps, { body, nodeId, inlineBytes }: EvaluateCall, scope: ReferenceScope): MadeValue | { failure: Failure } {
  try {
    return makeValue(normaliseResult(evaluateBody(body, scope, deps.expressions), nodeId), inlineBytes);
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    return { failure: { code: error.code, message: error.message, nodeId } };
  }
}
