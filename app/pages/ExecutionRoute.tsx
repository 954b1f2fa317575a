import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { ExecutionStatus, ExecutionView } from '../../common/execution/execution-view.ts';
import { ExecutionPage } from '../../ui/pages/execution/ExecutionPage.tsx';
import { setDocumentStatus } from '../document-status.ts';

const WORDS: Record<ExecutionStatus, string> = { running: 'Running', paused: 'Paused', success: 'Succeeded', error: 'Failed' };

const route = getRouteApi('/shell/executions/$id');

export function ExecutionRoute() {
  const { id } = route.useParams();
  const { node, at } = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => setDocumentStatus('Execution', null), [id]);
  const onView = useCallback(
    ({ workflowName, status }: ExecutionView) => setDocumentStatus(`${WORDS[status]}: ${workflowName}`, status),
    [],
  );
  const onNode = useCallback(
    (visit: string | null) => void navigate({ search: (now) => ({ ...now, node: visit ?? undefined }), replace: true }),
    [navigate],
  );
  const onMoment = useCallback(
    (moment: string | null) => void navigate({ search: (now) => ({ ...now, at: moment ?? undefined }), replace: true }),
    [navigate],
  );
  return (
    <ExecutionPage
      executionId={id}
      selectedNode={node ?? null}
      onSelectedNodeChange={onNode}
      moment={at ?? null}
      onMomentChange={onMoment}
      onView={onView}
    />
  );
}
