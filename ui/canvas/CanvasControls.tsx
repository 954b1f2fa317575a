import { useStore } from '@xyflow/react';
import { Crosshair, Maximize, Minus, Plus } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import type { Camera } from './use-camera.ts';

export interface CanvasControlsProps {
  camera: Camera;
  /** null: there is nothing to follow */
  follow: boolean | null;
  onFollow(follow: boolean): void;
  onFit(): void;
}

/** Zoom, fit, and whether the picture follows what runs. */
export function CanvasControls({ camera, follow, onFollow, onFit }: CanvasControlsProps) {
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  return (
    <div className="pd-controls">
      <Button small kind="ghost" icon={Minus} aria-label="Zoom out" onClick={camera.zoomOut} />
      <button type="button" className="pd-controls-zoom" title="Zoom to 100 %" onClick={() => camera.zoomTo(1)}>
        {percent}%
      </button>
      <Button small kind="ghost" icon={Plus} aria-label="Zoom in" onClick={camera.zoomIn} />
      <Button small kind="ghost" icon={Maximize} aria-label="Fit" onClick={onFit} />
      {follow !== null && (
        <Button small kind="ghost" icon={Crosshair} aria-label="Follow what runs" aria-pressed={follow} onClick={() => onFollow(!follow)} />
      )}
    </div>
  );
}
