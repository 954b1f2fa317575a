import type { ExecutionState } from '../core/live/execution-state.ts';
import { Button } from '../parts/Button.tsx';

type Fault = NonNullable<ExecutionState['fault']>;

const TITLES: Record<Fault['kind'], string> = {
  notFound: 'Execution not found',
  unauthorized: 'You are not signed in',
  forbidden: 'You may not see this execution',
  unavailable: 'The server cannot be reached',
  broken: 'The execution cannot be shown',
};

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
      <h3>{TITLES[fault.kind]}</h3>
      <p>{NEXT[fault.kind]}</p>
      {fault.kind === 'broken' && <p>{fault.message}</p>}
      {fault.requestId !== undefined && <code>{fault.requestId}</code>}
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
