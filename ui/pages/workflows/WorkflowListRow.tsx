import type { Workflow } from '../../../client/workflow.ts';
import type { WorkflowRuns } from '../../../common/execution/workflow-runs.ts';
import { lookOfExecution, wordOfExecution } from '../../core/status/look.ts';
import { Workflow as WorkflowIcon } from '../../icons/icons.ts';
import { StatusGlyph } from '../../parts/StatusGlyph.tsx';
import { PageLink } from '../parts/PageLink.tsx';
import type { PageLinks } from '../parts/page-links.ts';
import { timeAgo } from '../parts/time-ago.ts';
import { RunStrip } from './RunStrip.tsx';

export interface WorkflowListRowProps {
  workflow: Workflow;
  /** undefined until they are known */
  runs: WorkflowRuns | undefined;
  nowMs: number;
  links: PageLinks;
}

/** One workflow, a link as a whole. */
export function WorkflowListRow({ workflow, runs, nowMs, links }: WorkflowListRowProps) {
  const { id, name, description, publishedVersion, enabled, visibility, userName } = workflow;
  const last = runs?.runs[0];
  const look = last ? lookOfExecution(last) : 'idle';
  return (
    <li className="pd-rows-item">
      <PageLink className="pd-row pd-workflow-row" data-row data-quiet={!enabled || undefined} href={links.workflow(id)} open={links.open}>
        <span className="pd-tile" data-quiet={!enabled || undefined}>
          <WorkflowIcon size={15} aria-hidden="true" />
        </span>
        <span className="pd-row-name" title={name}>
          <b className="pd-row-strong">{name}</b>
          <span className="pd-row-below">{description}</span>
        </span>
        <span className="pd-row-published">{publishedVersion === null ? 'Never published' : `v${publishedVersion}`}</span>
        <span className="pd-row-last" data-look={last && look}>
          <StatusGlyph look={look} title={null} />
          {last ? wordOfExecution(last) : runs && 'No runs yet'}
          {last && <span className="pd-row-ago">{timeAgo(last.startedAt, nowMs)}</span>}
        </span>
        <span className="pd-row-runs">{runs && <RunStrip runs={runs.runs} nowMs={nowMs} />}</span>
        <span className="pd-row-user" title={visibility === 'shared' ? `${userName}, shared` : userName}>
          {userName}
        </span>
        <span className="pd-row-enabled">{enabled ? 'On' : 'Off'}</span>
      </PageLink>
    </li>
  );
}
