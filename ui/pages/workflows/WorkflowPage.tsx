'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../hooks/use-client.ts';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { PageLink } from '../parts/PageLink.tsx';
import type { PageLinks } from '../parts/page-links.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useSeconds } from '../parts/use-seconds.ts';
import { publishLine } from './publish-lines.ts';
import { RunDialog } from './RunDialog.tsx';
import { RunStrip } from './RunStrip.tsx';
import { useWorkflowRuns } from './use-workflow-runs.ts';
import { VersionCanvas } from './VersionCanvas.tsx';
import { WorkflowVersions } from './WorkflowVersions.tsx';

export interface WorkflowPageProps {
  workflowId: string;
  links: PageLinks;
  /** whether whoever is signed in may start executions */
  mayRun: boolean;
  /** for the line that teaches how to publish; default this page's origin */
  apiUrl?: string;
}

/** A workflow: what is published, which versions there were, and a button to run it. */
export function WorkflowPage({ workflowId, links, mayRun, apiUrl = window.location.origin }: WorkflowPageProps) {
  const client = useClient();
  const now = useSeconds(true);
  const [chosen, setChosen] = useState<number | null>(null);
  const {
    data: workflow,
    error,
    refetch,
  } = useQuery({ queryKey: ['workflow', workflowId], queryFn: ({ signal }) => client.getWorkflow(workflowId, { signal }) });
  const runs = useWorkflowRuns([workflowId]).get(workflowId);
  if (workflow === undefined) {
    return (
      <div className="pd-page">
        <PageHeader title="Workflow" />
        <main className="pd-page-scroll">
          {error === null ? (
            <Skeleton rows={3} label="The workflow is loading" />
          ) : (
            <PageFault title="The workflow cannot be shown" error={error} onRetry={() => void refetch()} />
          )}
        </main>
      </div>
    );
  }
  const { name, description, userName, enabled, publishedVersion } = workflow;
  const shown = chosen ?? publishedVersion;
  return (
    <div className="pd-page">
      <PageHeader
        title={name}
        aside={
          <span className="pd-page-facts">
            {publishedVersion === null ? 'Never published' : `Version ${publishedVersion} is live`} · {userName} · triggers{' '}
            {enabled ? 'on' : 'off'}
          </span>
        }
      >
        {runs && runs.runs.length > 0 && <RunStrip runs={runs.runs} nowMs={now} />}
        <PageLink className="pd-button" href={links.executions(workflowId)} open={links.open}>
          Executions
        </PageLink>
        {publishedVersion !== null && mayRun && (
          <RunDialog workflow={workflow} version={publishedVersion} onStarted={(id) => links.open(links.execution(id))} />
        )}
      </PageHeader>
      <main className="pd-workflow-body">
        <section className="pd-workflow-canvas" aria-label={shown === null ? 'Canvas' : `Version ${shown}`}>
          {shown === null ? (
            <div className="pd-empty pd-teach">
              <h2>Nothing was published yet</h2>
              <p>Publish the draft; then it can be run, and is drawn here.</p>
              <CodeBlock label="From a terminal" text={publishLine(apiUrl, workflowId)} />
            </div>
          ) : (
            <VersionCanvas workflow={workflow} version={shown} />
          )}
        </section>
        <aside className="pd-workflow-side" aria-label="About this workflow">
          {description !== '' && <p className="pd-page-section-text">{description}</p>}
          <WorkflowVersions workflowId={workflowId} published={publishedVersion} shown={shown} onShow={setChosen} />
        </aside>
      </main>
    </div>
  );
}
