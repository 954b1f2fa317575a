import { FoldHorizontal, Funnel, Pause, Play, ZoomIn, ZoomOut } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import type { TimelineReplay } from './timeline-replay.ts';

export interface TimelineHeaderProps {
  ended: boolean;
  /** nodes that failed; without one there is nothing to filter */
  failures: number;
  /** all of them went on after a failed attempt */
  retriedOnly: boolean;
  failedOnly: boolean;
  onFailedOnly(on: boolean): void;
  foldWaits: boolean;
  onFoldWaits(on: boolean): void;
  zoomed: boolean;
  onZoom(factor: number): void;
  onReset(): void;
  replay: TimelineReplay;
}

export function TimelineHeader(props: TimelineHeaderProps) {
  const { ended, failures, retriedOnly, failedOnly, onFailedOnly, foldWaits, onFoldWaits, zoomed, onZoom, onReset, replay } = props;
  const ghost = { kind: 'ghost', small: true } as const;
  return (
    <div className="pd-timeline-header">
      <h3 className="pd-timeline-title">Timeline</h3>
      {replay.atMs !== null && (
        <Button {...ghost} onClick={replay.onLive}>
          {ended ? 'Back to the end' : 'Back to live'}
        </Button>
      )}
      {(failures > 0 || failedOnly) && (
        <Button {...ghost} icon={Funnel} aria-pressed={failedOnly} onClick={() => onFailedOnly(!failedOnly)}>
          {retriedOnly ? 'Retried only' : 'Failed only'}
        </Button>
      )}
      <Button {...ghost} icon={FoldHorizontal} aria-pressed={foldWaits} aria-keyshortcuts="w" onClick={() => onFoldWaits(!foldWaits)}>
        Fold waits
      </Button>
      <span className="pd-timeline-rule" />
      {zoomed && (
        <Button {...ghost} onClick={onReset}>
          Show all
        </Button>
      )}
      <Button {...ghost} icon={ZoomOut} aria-label="Zoom out" disabled={!zoomed} onClick={() => onZoom(0.5)} />
      <Button {...ghost} icon={ZoomIn} aria-label="Zoom in" onClick={() => onZoom(2)} />
      <span className="pd-timeline-rule" />
      <Button
        {...ghost}
        icon={replay.playing ? Pause : Play}
        disabled={replay.gone}
        title={replay.gone ? 'Its first events were removed by retention, so it cannot be replayed.' : undefined}
        onClick={replay.playing ? replay.onPause : replay.onPlay}
      >
        {replay.playing ? 'Pause' : 'Replay'}
      </Button>
    </div>
  );
}
