import { useReactFlow, useStore } from '@xyflow/react';
import { Crosshair, Maximize, Minus, Plus } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';

export interface CanvasControlsProps {
  follow: boolean;
  onFollow(follow: boolean): void;
  onFit(): void;
  live: boolean;
}

/** Zoom, fit, and whether the picture follows what runs. */
export function CanvasControls({ follow, onFollow, onFit, live }: CanvasControlsProps) {
  const flow = useReactFlow();
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  return (
    <div className="pd-controls">
      <Button small kind="ghost" icon={Minus} aria-label="Zoom out" onClick={() => void flow.zoomOut()} />
      <button type="button" className="pd-controls-zoom" title="Zoom to 100 %" onClick={() => void flow.zoomTo(1)}>
        {percent}%
      </button>
      <Button small kind="ghost" icon={Plus} aria-label="Zoom in" onClick={() => void flow.zoomIn()} />
      <Button small kind="ghost" icon={Maximize} aria-label="Fit" onClick={onFit} />
      {live && (
        <Button small kind="ghost" icon={Crosshair} aria-label="Follow what runs" aria-pressed={follow} onClick={() => onFollow(!follow)} />
      )}
    </div>
  );
}
