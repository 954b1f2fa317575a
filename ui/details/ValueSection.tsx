import type { JsonValue } from '../../common/json/json-value.ts';
import { formatBytes } from '../core/format/format-bytes.ts';
import { JsonView } from '../json/JsonView.tsx';
import { Button } from '../parts/Button.tsx';
import { LoadError } from './LoadError.tsx';
import { useOnDemand } from './use-on-demand.ts';

export interface ValueSectionProps {
  /** `The input`, `The output` */
  what: string;
  /** what it is of, for screen readers: `Output of Charge card` */
  label: string;
  value: JsonValue | undefined;
  /** its size where it is too large to be in the view */
  bytes: number | undefined;
  /** said where there is neither */
  none: string;
  /** of the whole value; stable, since a change of it does not load again */
  load(signal: AbortSignal): Promise<JsonValue>;
  /** default `false`; a value loaded then is that of the end, not of the moment shown */
  replaying?: boolean;
}

/** A value, or a button that loads it where it is large. */
export function ValueSection({ what, label, value, bytes, none, load, replaying = false }: ValueSectionProps) {
  const [loaded, start] = useOnDemand(load);
  if (value !== undefined) return <JsonView value={value} label={label} />;
  if (bytes === undefined) return <p className="pd-none">{none}</p>;
  switch (loaded.state) {
    case 'loaded':
      return (
        <>
          {replaying && <p className="pd-none">This is the value at the end of the run.</p>}
          <JsonView value={loaded.value} label={label} />
        </>
      );
    case 'failed':
      return <LoadError what={what} error={loaded.error} onRetry={start} />;
    default:
      return (
        <div className="pd-none">
          <p>
            {what} is {formatBytes(bytes)}, too large to be shown at once.
            {replaying && ' What loads is the value at the end of the run.'}
          </p>
          <Button small disabled={loaded.state === 'loading'} onClick={start}>
            {loaded.state === 'loading' ? 'Loading…' : `Load ${formatBytes(bytes)}`}
          </Button>
        </div>
      );
  }
}
