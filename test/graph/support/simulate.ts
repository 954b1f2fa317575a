import type { Failure } from '../../../common/execution/failure.ts';
import { failureOutput } from '../../../common/execution/failure-output.ts';
import type { JournalEntry } from '../../../common/execution/journal-event.ts';
import type { Value } from '../../../common/execution/value.ts';
import type { ExpressionEngine } from '../../../common/expression/expression-engine.ts';
import type { Command, Ending } from '../../../common/graph/command.ts';
import { type CompileOptions, compilePlan } from '../../../common/graph/compile.ts';
import type { Graph } from '../../../common/graph/graph.ts';
import {
  apply,
  createRuntime,
  type InterpreterState,
  type Runtime,
  start,
  type Turn,
  viewOf,
} from '../../../common/graph/interpreter/index.ts';
import type { InterpreterEvent } from '../../../common/graph/interpreter-event.ts';
import type { JsonValue } from '../../../common/json/json-value.ts';
import { tableEngine } from './table-engine.ts';

export const STARTED_AT = '2026-01-02T03:04:05.000Z';
export const START_MS = Date.parse(STARTED_AT);

/** How a step ends: with an output, or with the code of its failure. */
export type StepEnd = { output: JsonValue } | { fails: string };

export type RunStep = Extract<Command, { type: 'runStep' }>;

export interface Script extends CompileOptions {
  input?: JsonValue;
  inputValue?: Value;
  /** default: every step puts out `{ from: its node id }` */
  steps?: Record<string, StepEnd> | ((command: RunStep) => StepEnd);
  expressions?: ExpressionEngine | null;
  /** which of the pending answers comes next; default the oldest */
  pick?: (pending: readonly InterpreterEvent[]) => number;
  /** takes the state through JSON after every event, as continue-as-new does */
  roundTrip?: boolean;
}

/** A shell that answers every command by itself; time advances by a second with each event, or to the timer's time. */
export class Simulation {
  readonly runtime: Runtime;
  readonly journal: JournalEntry[] = [];
  readonly commands: Command[] = [];
  /** visits whose step was started, in order */
  readonly started: string[] = [];
  pending: InterpreterEvent[] = [];
  state: InterpreterState;
  nowMs = START_MS;
  ending: Ending | null = null;
  answers = 0;
  private readonly script: Script;

  constructor(graph: Graph, script: Script = {}) {
    this.script = script;
    this.runtime = createRuntime({
      plan: compilePlan(graph, script),
      execution: { id: 'x1', startedAt: STARTED_AT },
      user: { name: 'ann' },
      expressions: script.expressions === undefined ? tableEngine : script.expressions,
    });
    const begun = start(this.runtime, { input: script.inputValue ?? { value: script.input ?? {} }, atMs: this.nowMs });
    this.state = begun.state;
    this.take(begun.turn);
  }

  /** Answers until the end, or until nothing is pending. */
  run(): this {
    while (this.ending === null && this.step());
    return this;
  }

  step(): boolean {
    if (this.pending.length === 0) return false;
    const [event] = this.pending.splice(this.script.pick?.(this.pending) ?? 0, 1);
    this.answers += 1;
    if (event !== undefined) this.give(event);
    return true;
  }

  give(event: InterpreterEvent): Turn {
    if (this.script.roundTrip) this.state = JSON.parse(JSON.stringify(this.state)) as InterpreterState;
    this.nowMs = Math.max(this.nowMs + 1000, event.atMs);
    const turn = apply(this.runtime, this.state, { ...event, atMs: this.nowMs });
    this.take(turn);
    return turn;
  }

  view() {
    return viewOf(this.runtime, this.state);
  }

  /** `skipped` or the status, by node id */
  statuses(): Record<string, string> {
    return Object.fromEntries(this.view().nodes.map((node) => [node.nodeId, node.skipped ? 'skipped' : node.status]));
  }

  output(nodeId: string): JsonValue | undefined {
    const value = this.state.outputs[this.runtime.nodeIndex.get(nodeId) ?? -1];
    return value !== undefined && 'value' in value ? value.value : undefined;
  }

  private take(turn: Turn): void {
    this.journal.push(...turn.journal);
    this.commands.push(...turn.commands);
    for (const command of turn.commands) this.answer(command);
  }

  private answer(command: Command): void {
    const atMs = this.nowMs;
    if (command.type === 'runStep') {
      this.started.push(command.visit);
      this.pending.push(this.stepEnd(command));
    } else if (command.type === 'startTimer') this.pending.push({ type: 'timerFired', visit: command.visit, atMs: command.wakeAtMs });
    else if (command.type === 'cancelTimer')
      this.pending = this.pending.filter((event) => !('visit' in event) || event.visit !== command.visit);
    else if (command.type === 'stop' || command.type === 'abort') this.pending.push({ type: 'stopped', failures: {}, atMs });
    else if (command.type === 'finish') {
      if (this.ending !== null) throw new Error('It finished twice.');
      this.ending = command.ending;
    }
  }

  private stepEnd(command: RunStep): InterpreterEvent {
    const { visit, nodeId } = command;
    const { steps = {} } = this.script;
    const end = typeof steps === 'function' ? steps(command) : (steps[nodeId] ?? { output: { from: nodeId } });
    if ('output' in end) return { type: 'stepCompleted', visit, output: { value: end.output }, atMs: this.nowMs };
    const failure: Failure = { message: `${nodeId} failed`, code: end.fails, nodeId, attempts: 3 };
    return { type: 'stepFailed', visit, failure, output: { value: failureOutput(failure) }, atMs: this.nowMs };
  }
}
