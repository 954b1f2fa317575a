import type { Command } from '../common/graph/command.ts';

/** The interpreter's command to call a step. */
export type StepCommand = Extract<Command, { type: 'runStep' }>;
