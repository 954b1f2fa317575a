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
  /** some were removed, so that there is nothing to replay */
  gone: boolean;
  endMs: number;
  /** fetches them */
  load(): void;
  /** the moment to begin with; null: as it is now */
  beginAtMs: number | null;
}

/** Time travel over the events of a run, which are fetched when it is first used. */
export function useReplay({ events, complete, gone, endMs, load, beginAtMs }: ReplayedRun): Replay {
  const [atMs, setAtMs] = useState(beginAtMs);
  const [playing, setPlaying] = useState(false);
  const [asked, setAsked] = useState(false);
  const [owed, setOwed] = useState(0);
  const times = useMemo(() => [...new Set(events.map(({ at }) => Date.parse(at)))].sort((a, b) => a - b), [events]);
  const [first = endMs] = times;

  const onSeek = useCallback(
    (ms: number) => {
      load();
      setAtMs(ms);
    },
    [load],
  );
  const onPause = useCallback(() => {
    setAsked(false);
    setPlaying(false);
  }, []);
  const onLive = useCallback(() => {
    onPause();
    setAtMs(null);
  }, [onPause]);
  const onPlay = useCallback(() => {
    load();
    setAsked(true);
  }, [load]);
  const onStep = useCallback(
    (by: 1 | -1) => {
      load();
      onPause();
      setOwed((steps) => steps + by);
    },
    [load, onPause],
  );

  // what was asked for before the events were there is done when they are
  useEffect(() => {
    if (!asked || !complete) return;
    setAsked(false);
    setAtMs((at) => (at === null || at >= endMs ? first : at));
    setPlaying(true);
  }, [asked, complete, endMs, first]);
  useEffect(() => {
    if (owed === 0 || !complete) return;
    setOwed(0);
    setAtMs((at) => stepFrom(times, at ?? endMs, owed) ?? at);
  }, [owed, complete, times, endMs]);
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

  useEffect(() => {
    if (gone) onLive();
  }, [gone, atMs, onLive]);

  return useMemo(
    () => ({ atMs: gone ? null : atMs, playing: (playing || asked) && !gone, gone, onSeek, onLive, onPlay, onPause, onStep }),
    [atMs, playing, asked, gone, onSeek, onLive, onPlay, onPause, onStep],
  );
}

/** So many times further, or back where `steps` is negative, as far as there are any; undefined: there is none. */
function stepFrom(times: readonly number[], from: number, steps: number): number | undefined {
  const ahead = steps > 0 ? times.filter((time) => time > from) : times.filter((time) => time < from).reverse();
  return ahead[Math.min(Math.abs(steps), ahead.length) - 1];
}
