/** Time travel, as whoever shows the execution holds it. */
export interface TimelineReplay {
  /** the moment shown, ms since the epoch; null: as it is now */
  atMs: number | null;
  playing: boolean;
  /** its events were removed, so that it cannot be replayed; default false */
  gone?: boolean;
  onSeek(ms: number): void;
  onLive(): void;
  onPlay(): void;
  onPause(): void;
  /** to the next event or the one before; default: to the next start or end of a bar */
  onStep?(by: 1 | -1): void;
}
