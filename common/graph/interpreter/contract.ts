import type { JournalEntry } from '../../execution/journal-event.ts';
import type { ExpressionEngine } from '../../expression/expression-engine.ts';
import type { Command } from '../command.ts';
import type { Plan } from '../plan.ts';

/** What the interpreter is given once per workflow. */
export interface InterpreterDeps {
  plan: Plan;
  execution: { id: string; startedAt: string };
  user: { name: string };
  /** null when the plan holds no expression */
  expressions: ExpressionEngine | null;
}

/** What one event leads to: commands for the shell, and decisions for the journal, both in order. */
export interface Turn {
  commands: Command[];
  journal: JournalEntry[];
}

/** The answer to the Temporal query `view`. */
export interface WorkflowView {
  status: 'running' | 'paused' | 'success' | 'error';
  error: { message: string; code: string; nodeId?: string } | null;
  edges: Record<string, 'taken' | 'dead'>;
  nodes: {
    visit: string;
    nodeId: string;
    status: 'idle' | 'running' | 'paused' | 'success' | 'error';
    skipped: boolean;
    error?: { message: string; code: string };
  }[];
}
