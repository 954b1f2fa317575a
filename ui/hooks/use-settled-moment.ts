import { useEffect, useRef } from 'react';
import type { Replay } from './use-replay.ts';

/** Browsers refuse addresses that change more often. */
const SETTLED_MS = 250;

/** Tells which moment a replay shows (ISO 8601; null: as it is now) once it stays there; not while it plays. */
export function useSettledMoment({ atMs, playing }: Replay, onChange: ((moment: string | null) => void) | undefined): void {
  const told = useRef(atMs);
  useEffect(() => {
    if (onChange === undefined || playing || told.current === atMs) return;
    const timer = setTimeout(() => {
      told.current = atMs;
      onChange(atMs === null ? null : new Date(atMs).toISOString());
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [atMs, playing, onChange]);
}
