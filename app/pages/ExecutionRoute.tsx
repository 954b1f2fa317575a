import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { ExecutionStatus } from '../../common/execution/execution-view.ts';
import { ExecutionPage } from '../../ui/pages/execution/ExecutionPage.tsx';
import { setDocumentStatus } from '../document-status.ts';

const WORDS: Record<ExecutionStatus, string> = { running: 'Running', paused: 'Paused', success: 'Succeeded', error: 'Failed' };

const route = getRouteApi('/shell/executions/$id');

export function ExecutionRoute() {
  const { id } = route.useParams();
  const { node } = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => setDocumentStatus('Execution', null), [id]);
  const onStatus = useCallback((name: string, status: ExecutionStatus) => setDocumentStatus(`${WORDS[status]}: ${name}`, status), []);
  const onNodeChange = useCallback(
    (visit: string | null) => void navigate({ search: visit === null ? {} : { node: visit }, replace: true }),
    [navigate],
  );
  return <ExecutionPage executionId={id} node={node ?? null} onNodeChange={onNodeChange} onStatus={onStatus} />;
}
