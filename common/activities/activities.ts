import type { Failure } from '../execution/failure.ts';
import type { JournalEntry } from '../execution/journal-event.ts';
import type { Value } from '../execution/value.ts';
import type { OutputSource, Scope, StepEdges } from '../graph/command.ts';
import type { ActionBody, PlanBody } from '../graph/plan.ts';
import type { ExecutionRef, JournalReceipt, RunRef } from './execution-ref.ts';

interface Call {
  execution: ExecutionRef;
  run: RunRef;
  /** decisions of the interpreter that no finished activity has carried yet, oldest first */
  journal: JournalEntry[];
}

export interface StepCall extends Call {
  visit: string;
  nodeId: string;
  label: string;
  body: ActionBody;
  scope: Scope;
  edges: StepEdges;
  /** 0 when the workflow's state is full, so that the output must travel as a reference whatever its size */
  inlineBytes: number;
}

export type Outcome = { status: 'success'; output: Value } | { status: 'error'; failure: Failure; output: Value };

export interface StepReport extends JournalReceipt {
  outcome: Outcome;
}

export interface EvaluateCall extends Call {
  visit: string;
  nodeId: string;
  body: PlanBody;
  scope: Scope;
  inlineBytes: number;
}

export type EvaluateReport = JournalReceipt & ({ result: Value } | { failure: Failure; output: Value });

export interface StopCall extends Call {
  code: 'STOPPED' | 'CANCELLED';
  visits: { visit: string; nodeId: string }[];
}

export interface StopReport extends JournalReceipt {
  /** the visits that ended here, without an attempt in flight */
  failures: Record<string, Failure>;
}

export interface SettleCall extends Call {
  visit: string;
  nodeId: string;
  failure: Failure;
  edges: StepEdges;
}

export interface FinishCall extends Call {
  ending: { status: 'completed'; output: OutputSource } | { status: 'failed'; error: Failure } | { status: 'cancelled' };
}

/** The terminal that stands, whoever wrote it. */
export interface FinishReport extends JournalReceipt {
  status: 'success' | 'error';
  closeReason: string;
  error: { message: string; code: string; nodeId?: string } | null;
}

/** What the workflow calls beside the steps themselves, whose activity type is their action id. */
export interface Activities {
  'perdure.evaluate'(call: EvaluateCall): Promise<EvaluateReport>;
  'perdure.flush'(call: Call): Promise<JournalReceipt>;
  'perdure.stop'(call: StopCall): Promise<StopReport>;
  'perdure.settle'(call: SettleCall): Promise<StepReport>;
  'perdure.finish'(call: FinishCall): Promise<FinishReport>;
}

export type FlushCall = Call;

/** `type` of the ApplicationFailure by which a step reports its final failure; its first detail is the `StepReport`. */
export const STEP_FAILED_TYPE = 'StepFailed';

/** `type` of the ApplicationFailure by which an activity tells that another Temporal run owns the execution. */
export const SUPERSEDED_TYPE = 'Superseded';
