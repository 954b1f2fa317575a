import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PageLinks } from '../ui/pages/parts/page-links.ts';

/** The addresses of this app, for the library's pages. */
export function usePageLinks(): PageLinks {
  const router = useRouter();
  return useMemo(
    () => ({
      executions: (workflowId) => (workflowId === undefined ? '/executions' : `/executions?workflow=${encodeURIComponent(workflowId)}`),
      execution: (id) => `/executions/${encodeURIComponent(id)}`,
      workflows: () => '/workflows',
      workflow: (id) => `/workflows/${encodeURIComponent(id)}`,
      open: (href) => router.history.push(href),
    }),
    [router],
  );
}
