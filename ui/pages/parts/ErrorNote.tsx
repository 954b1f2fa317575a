import { Note } from '../../parts/Note.tsx';
import { errorFacts } from './error-facts.ts';

/** A failed action, beside what it was meant for. */
export function ErrorNote({ error }: { error: unknown }) {
  const { message, remedy, requestId } = errorFacts(error);
  return (
    <div role="alert">
      <Note look="error">
        {message} {remedy}
        {requestId !== null && <span className="pd-page-request"> Request {requestId}</span>}
      </Note>
    </div>
  );
}
