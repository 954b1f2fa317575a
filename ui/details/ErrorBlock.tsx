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
  const remedy = remedyOf(error.code);
  return (
    <div className="pd-error">
      {!said && <p className="pd-error-message">{error.message}</p>}
      <p>
        <code>{error.code}</code>
      </p>
      {remedy !== null && (
        <p className="pd-quiet">
          <Remedy text={remedy} />
        </p>
      )}
    </div>
  );
}

/** What to do about an error; null where we know nothing that its message does not say. */
export function remedyOf(code: string): string | null {
  if (code === 'STEP_FAILED' || !Object.hasOwn(ERRORS, code)) return null;
  const entry: ErrorEntry = ERRORS[code as keyof typeof ERRORS];
  return entry.remedy;
}
