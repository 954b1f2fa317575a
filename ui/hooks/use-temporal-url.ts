import { useEffect, useState } from 'react';
import { useClient } from './use-client.ts';

/** Where the execution is in Temporal's own UI; null until it is known, and where no such UI is configured. */
export function useTemporalUrl(executionId: string): string | null {
  const client = useClient();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    client.getTemporalLink(executionId, { signal: abort.signal }).then(
      ({ uiUrl }) => setUrl(uiUrl !== null && /^https?:/.test(uiUrl) ? uiUrl : null),
      // the link is an extra; the picture does not depend on it
      () => setUrl(null),
    );
    return () => abort.abort();
  }, [client, executionId]);
  return url;
}
