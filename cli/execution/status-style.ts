import type { RowStatus } from './node-row.ts';

/** Sign and colour of each status; the word stands beside them, so that nothing hangs on colour alone. */
export const STATUS_STYLE = {
  idle: { sign: '·', colour: 'dim' },
  running: { sign: '▸', colour: 'cyan' },
  paused: { sign: '‖', colour: 'yellow' },
  success: { sign: '✓', colour: 'green' },
  error: { sign: '✗', colour: 'red' },
  skipped: { sign: '○', colour: 'dim' },
  disabled: { sign: '○', colour: 'dim' },
} as const satisfies Record<RowStatus, { sign: string; colour: string }>;
