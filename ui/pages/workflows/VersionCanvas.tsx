import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { Workflow } from '../../../client/workflow.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';
import { ExecutionCanvas } from '../../canvas/ExecutionCanvas.tsx';
import { purposeOf } from '../../core/canvas/purpose-of.ts';
import { useSurroundings } from '../../hooks/use-surroundings.ts';
import { PageFault } from '../parts/PageFault.tsx';
import { idleVersion } from './idle-version.ts';

/** A published version, to look at. */
export function VersionCanvas({ workflow, version }: { workflow: Pick<Workflow, 'id' | 'name'>; version: number }) {
  const { client, plugins } = useSurroundings();
  const [selected, onSelect] = useState<string | null>(null);
  const [hovered, onHover] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['version', workflow.id, version],
    queryFn: ({ signal }) => client.getVersion(workflow.id, version, { signal }),
    // a version never changes
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { id, name } = workflow;
  const idle = useMemo(() => data && idleVersion({ id, name }, version, data.graph), [data, id, name, version]);
  const purposes = useMemo(
    () => new Map(data?.graph.nodes.map((node) => [node.id, purposeOf(node, plugins.labelOf(actionOf(node.data.config)))])),
    [data, plugins],
  );
  if (idle === undefined) {
    return error === null ? null : (
      <PageFault title={`Version ${version} could not be loaded`} error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <ReactFlowProvider key={version}>
      <ExecutionCanvas
        graph={idle.graph}
        view={idle.view}
        selected={selected}
        onSelect={onSelect}
        hovered={hovered}
        onHover={onHover}
        icons={plugins.iconOf}
        purposes={purposes}
        live={false}
        nowMs={0}
      />
    </ReactFlowProvider>
  );
}

function actionOf({ actionType }: JsonObject): string | undefined {
  return typeof actionType === 'string' ? actionType : undefined;
}
