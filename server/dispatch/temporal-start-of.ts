import type { ExecutionSettings } from '../../common/activities/execution-args.ts';
import { summaryOf } from '../../common/activities/summary-of.ts';
import { INLINE_VALUE_BYTES, INPUT_REF, type Value } from '../../common/execution/value.ts';
import type { Plan } from '../../common/graph/plan.ts';
import { jsonBytes } from '../../common/json/json-bytes.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { UndispatchedExecution } from '../../db/statements/lease-undispatched.ts';
import type { TemporalStart } from '../temporal/temporal-gateway.ts';
import { temporalId } from '../temporal/temporal-id.ts';

const SHOWN_NAME_LENGTH = 200;

/** The start of an execution as Temporal is to have it, with what makes it readable in Temporal's own UI. */
export function temporalStartOf(execution: UndispatchedExecution, plan: Plan, settings: ExecutionSettings): TemporalStart {
  const { id, workflowId, workflowName, version, userName, triggerType } = execution;
  const startedAt = execution.startedAt.toISOString();
  const name = workflowName.slice(0, SHOWN_NAME_LENGTH);
  return {
    temporalId: temporalId(id, execution.run),
    args: {
      execution: { id, workflowId, workflowName, version, userName, startedAt },
      plan,
      input: inputValue(execution.input),
      settings,
    },
    summary: summaryOf(`${name} v${version} for ${userName}`),
    details: [
      `**${escapeMarkdown(name)}**, version ${version}`,
      '', // without it the UI shows no list
      `- execution \`${id}\``,
      `- workflow \`${workflowId}\``,
      `- runs as ${escapeMarkdown(userName)}, started by a trigger of kind ${triggerType} at ${startedAt}`,
    ].join('\n'),
    memo: { executionId: id, workflowId, workflowName: name, version, userName },
  };
}

function inputValue(input: JsonValue): Value {
  const bytes = jsonBytes(input);
  return bytes <= INLINE_VALUE_BYTES ? { value: input } : { ref: INPUT_REF, bytes };
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
