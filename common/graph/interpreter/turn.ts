import type { JournalBody, JournalEntry } from '../../execution/journal-event.ts';
import type { Command } from '../command.ts';
import type { PlanNode } from '../plan.ts';
import { isoTime } from './iso-time.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState } from './state.ts';

/** The work of one event: what it decided so far, and what is left to decide. */
export interface OpenTurn {
  runtime: Runtime;
  state: InterpreterState;
  atMs: number;
  commands: Command[];
  journal: JournalEntry[];
  /** nodes that are decided but not begun */
  decided: number[];
  /** what nodes begun in this turn ask of the shell; dropped if one of them makes the execution fail */
  starts: (() => void)[];
}

export function openTurn(runtime: Runtime, state: InterpreterState, atMs: number): OpenTurn {
  return { runtime, state, atMs, commands: [], journal: [], decided: [], starts: [] };
}

/** Notes a decision for the journal, under a key that is unique in the run. */
export function note(turn: OpenTurn, key: string, body: JournalBody): void {
  turn.journal.push({ key, at: isoTime(turn.atMs), body });
}

export function nodeAt(runtime: Runtime, index: number): PlanNode {
  const node = runtime.plan.nodes[index];
  if (node === undefined) throw new Error(`The plan has no node ${index}.`);
  return node;
}
