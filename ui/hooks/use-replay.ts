import { useCallback, useEffect, useMemo, useState } from 'react';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { TimelineReplay } from '../timeline/timeline-replay.ts';

const FRAME_MS = 50;
/** however long a run took, it is shown again within so many ms */
const WHOLE_MS = 12_000;

export type Replay = Required<TimelineReplay>;

export interface ReplayedRun {
  events: readonly JournalEvent[];
  /** they are all there */
  complete: boolean;
  endMs: number;
  /** fetches them */
  load(): void;
  /** the moment to begin with; null: as it is now */
  beginAtMs: number | null;
}

/** Time travel over the events of a run, which are fetched when it is first used. */
export function useReplay({ events, complete, endMs, load, beginAtMs }: ReplayedRun): Replay {
  const [atMs, setAtMs] = useState(beginAtMs);
  const [playing, setPlaying] = useState(false);
  const times = useMemo(() => [...new Set(events.map(({ at }) => Date.parse(at)))].sort((a, b) => a - b), [events]);
  const [first = endMs] = times;

  const onSeek = useCallback(
    (ms: number) => {
      load();
      setAtMs(ms);
    },
    [load],
  );
  const onLive = useCallback(() => {
    setPlaying(false);
    setAtMs(null);
  }, []);
  const onPause = useCallback(() => setPlaying(false), []);
  const onPlay = useCallback(() => {
    load();
    setAtMs((at) => (at === null || at >= endMs ? first : at));
    setPlaying(true);
  }, [load, endMs, first]);
  const onStep = useCallback(
    (by: 1 | -1) => {
      load();
      setPlaying(false);
      setAtMs((at) => {
        const from = at ?? endMs;
        return (by === 1 ? times.find((time) => time > from) : times.findLast((time) => time < from)) ?? at;
      });
    },
    [load, times, endMs],
  );

  useEffect(() => {
    if (beginAtMs !== null) load();
  }, [beginAtMs, load]);
  useEffect(() => {
    if (!playing || !complete) return;
    const step = Math.max(1, ((endMs - first) * FRAME_MS) / WHOLE_MS);
    const timer = setInterval(() => setAtMs((at) => Math.min(endMs, (at ?? first) + step)), FRAME_MS);
    return () => clearInterval(timer);
  }, [playing, complete, endMs, first]);
  useEffect(() => {
    if (playing && atMs !== null && atMs >= endMs) onLive();
  }, [playing, atMs, endMs, onLive]);

  return useMemo(
    () => ({ atMs, playing, onSeek, onLive, onPlay, onPause, onStep }),
    [atMs, playing, onSeek, onLive, onPlay, onPause, onStep],
  );
}
