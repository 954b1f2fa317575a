import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { Button } from '../parts/Button.tsx';
import { Remedy } from './Remedy.tsx';

export interface LoadErrorProps {
  /** what could not be loaded: `The output` */
  what: string;
  error: unknown;
  onRetry(): void;
}

/** Stands where something would be that could not be loaded. */
export function LoadError({ what, error, onRetry }: LoadErrorProps) {
  const known = isPerdureError(error);
  const requestId = known ? error.fields.requestId : undefined;
  return (
    <div className="pd-load-error" role="alert">
      <p>
        {what} could not be loaded. {known ? error.message : String(error)}
      </p>
      {known && (
        <p className="pd-quiet">
          <Remedy text={error.remedy} />
        </p>
      )}
      {typeof requestId === 'string' && (
        <p className="pd-quiet">
          Request <code>{requestId}</code>
        </p>
      )}
      <Button small onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
