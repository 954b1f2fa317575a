import { useEffect, useState } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';

/** Which moment of an execution is shown. */
export interface ShownMoment {
  latest: ExecutionView;
  /** ms since the epoch; null: as it is now */
  atMs: number | null;
}

/**
 * The moment shown, in ms since the epoch: the present, anew as often as `paceOf` says in ms (null: it stands still), or the
 * end of what has ended. Only the component that asks is drawn again, so ask in small ones.
 */
export function useMoment({ latest, atMs }: ShownMoment, paceOf: (view: ExecutionView, nowMs: number) => number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const everyMs = atMs === null ? paceOf(latest, now) : null;
  useEffect(() => {
    if (everyMs === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return atMs ?? (latest.endedAt === null ? now : Date.parse(latest.endedAt));
}
