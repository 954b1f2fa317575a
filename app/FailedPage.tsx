import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageFault } from '../ui/pages/parts/PageFault.tsx';

/** In the place of a page whose files could not be fetched, or that broke. */
export function FailedPage({ error }: ErrorComponentProps) {
  return <PageFault title="This page cannot be shown" error={error} onRetry={() => window.location.reload()} />;
}
