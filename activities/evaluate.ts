import type { EvaluateCall, EvaluateReport } from '../common/activities/activities.ts';
import { isPerdureError } from '../common/errors/perdure-error.ts';
import type { Failure } from '../common/execution/failure.ts';
import { failureOutput } from '../common/execution/failure-output.ts';
import { evaluateBody } from '../common/graph/interpreter/index.ts';
import type { ActivityDeps } from './deps.ts';
import { receipt } from './flush.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled, orRetry } from './journalling.ts';
import { loadScope } from './load-scope.ts';
import { makeValue } from './make-value.ts';
import { normaliseResult } from './step/normalise-result.ts';
import { writerOf } from './writer.ts';

/** Evaluates a node whose values are too large for the workflow; a large result is stored and returned as a reference. */
export async function evaluate(deps: ActivityDeps, journal: JournalWriter, call: EvaluateCall): Promise<EvaluateReport> {
  const writer = writerOf(call.execution, call.run);
  const scope = await orRetry(() => loadScope(deps.database, call.execution, call.scope));
  let failure: Failure | undefined;
  const made = (() => {
    try {
      return makeValue(normaliseResult(evaluateBody(call.body, scope, deps.expressions), call.nodeId), call.inlineBytes);
    } catch (error) {
      if (!isPerdureError(error)) throw error;
      failure = { code: error.code, message: error.message, nodeId: call.nodeId };
      return undefined;
    }
  })();
  const result = await journalled(journal, {
    ...writer,
    kind: 'append',
    journal: call.journal,
    values: made?.stored ?? [],
  });
  const done = receipt(result, writer.epoch);
  if (failure) return { ...done, failure, output: { value: failureOutput(failure) } };
  if (!made) throw new Error('an evaluation gave neither a value nor a failure');
  return { ...done, result: made.value };
}
