import { ERRORS, type ErrorEntry } from '../../common/errors/error-table.ts';
import type { ViewError } from '../../common/execution/failure.ts';
import { Remedy } from './Remedy.tsx';

export interface ErrorBlockProps {
  error: ViewError;
  /** the message stands above already; default `false` */
  said?: boolean;
}

/** What went wrong, its code, and what to do where the code is one of ours. */
export function ErrorBlock({ error, said = false }: ErrorBlockProps) {
  const known: ErrorEntry | undefined = Object.hasOwn(ERRORS, error.code) ? ERRORS[error.code as keyof typeof ERRORS] : undefined;
  return (
    <div className="pd-error">
      {!said && <p className="pd-error-message">{error.message}</p>}
      <p>
        <code>{error.code}</code>
      </p>
      {known !== undefined && (
        <p className="pd-quiet">
          <Remedy text={known.remedy} />
        </p>
      )}
    </div>
  );
}
