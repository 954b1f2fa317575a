import type { Fault } from '../core/live/execution-state.ts';
import { Button } from '../parts/Button.tsx';
import { FAULT_TITLES } from './fault-titles.ts';

const NEXT: Record<Fault['kind'], string> = {
  notFound: 'It does not exist, or it belongs to somebody else. Ask its owner to share the workflow’s executions with you.',
  unauthorized: 'Sign in, then try again.',
  forbidden: 'Your key or session lacks the scope "read".',
  unavailable: 'It is tried again by itself. Nothing is lost meanwhile.',
  broken: 'Try again; if it stays so, report it with the request id.',
};

/** In the place of the picture: what is wrong, and what to do. */
export function ViewerFault({ fault, onRetry }: { fault: Fault; onRetry(): void }) {
  return (
    <div className="pd-empty" role="alert">
      <h3>{FAULT_TITLES[fault.kind]}</h3>
      <p>{NEXT[fault.kind]}</p>
      {fault.kind === 'broken' && <p>{fault.message}</p>}
      {fault.requestId !== undefined && (
        <p>
          Request <code>{fault.requestId}</code>
        </p>
      )}
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
