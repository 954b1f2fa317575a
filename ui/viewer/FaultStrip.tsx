import { clockTime } from '../core/format/clock-time.ts';
import type { ExecutionState } from '../core/live/execution-state.ts';
import { Button } from '../parts/Button.tsx';
import { FAULT_TITLES } from './fault-titles.ts';
import { ViewerStrip } from './ViewerStrip.tsx';

export interface FaultStripProps {
  state: Pick<ExecutionState, 'fault' | 'asOf'>;
  onRetry(): void;
}

/** Above what is shown as it was last known: why, of when it is, and what happens next. */
export function FaultStrip({ state: { fault, asOf }, onRetry }: FaultStripProps) {
  if (fault === null) return null;
  const again = fault.kind === 'unavailable' || fault.kind === 'broken';
  return (
    <ViewerStrip
      look="paused"
      action={
        <Button small kind="ghost" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <span title={fault.requestId === undefined ? fault.message : `${fault.message} (request ${fault.requestId})`}>
        {FAULT_TITLES[fault.kind]}.{asOf !== null && ` Showing the state of ${clockTime(asOf)}.`}
        {again && ' It is tried again by itself.'}
      </span>
    </ViewerStrip>
  );
}
