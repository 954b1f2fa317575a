import { Button } from '../../parts/Button.tsx';
import { errorFacts } from './error-facts.ts';

export interface PageFaultProps {
  /** what failed: `The executions could not be loaded` */
  title: string;
  error: unknown;
  onRetry(): void;
}

/** In the place of the content: what failed, what to do, and the id to report it with. */
export function PageFault({ title, error, onRetry }: PageFaultProps) {
  const { message, remedy, requestId } = errorFacts(error);
  return (
    <div className="pd-empty" role="alert">
      <h2>{title}</h2>
      <p>{message}</p>
      {remedy !== '' && <p>{remedy}</p>}
      {requestId !== null && (
        <p className="pd-page-request">
          Request <code>{requestId}</code>
        </p>
      )}
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
