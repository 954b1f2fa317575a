import type { StepContext } from '../../../common/plugin/step.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Writes `message` at `level` (default `info`); a message that is no text is written as JSON. */
export function writeStep(input: { message: unknown; level?: string }, context: StepContext) {
  const level = LEVELS.find((known) => known === (input.level ?? 'info'));
  if (!level) return { success: false, error: `The level "${input.level}" is none of ${LEVELS.join(', ')}.`, retryable: false };
  const message = typeof input.message === 'string' ? input.message : JSON.stringify(input.message);
  context.log[level](message);
  return { success: true, message };
}
