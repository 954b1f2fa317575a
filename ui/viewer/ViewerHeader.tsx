import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { clockTime } from '../core/format/clock-time.ts';
import { triggerWord } from '../core/format/trigger-word.ts';
import type { ExecutionState } from '../core/live/execution-state.ts';
import { lookOfExecution, wordOfExecution } from '../core/status/look.ts';
import { Moment } from '../details/Moment.tsx';
import type { ShownMoment } from '../hooks/use-moment.ts';
import { ExternalLink } from '../icons/icons.ts';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { ConnectionMark } from './ConnectionMark.tsx';
import { Elapsed } from './Elapsed.tsx';
import { ViewerStrip } from './ViewerStrip.tsx';

export interface ViewerHeaderProps {
  view: ExecutionView;
  connection: ExecutionState['connection'];
  moment: ShownMoment;
  temporalUrl: string | null;
  onCancel(reason: string): Promise<void>;
  onShowExecution(): void;
}

/** What runs, how it stands, for whom and since when, and what can be done about it. */
export function ViewerHeader({ view, connection, moment, temporalUrl, onCancel, onShowExecution }: ViewerHeaderProps) {
  const queued = view.dispatchedAt === null && view.endedAt === null && !isBegun(view);
  const look = queued ? 'idle' : lookOfExecution(view);
  const replaying = moment.atMs !== null;
  const open = view.endedAt === null;
  return (
    <>
      <header className="pd-viewer-header">
        <h2 className="pd-viewer-title">
          <button type="button" className="pd-viewer-name" onClick={onShowExecution} title="Input, output and facts of this execution">
            {view.workflowName}
          </button>
          <span className="pd-chip" data-look={look} data-past={replaying || undefined}>
            <StatusGlyph look={look} size={14} title={null} />
            {queued ? 'Queued' : wordOfExecution(view)}
            {moment.atMs !== null && open && ` at ${clockTime(moment.atMs)}`}
          </span>
        </h2>
        <p className="pd-viewer-facts">
          <span>Version {view.version}</span>
          {view.run > 1 && <span>run {view.run}</span>}
          <span>as {view.userName}</span>
          <span data-fact="trigger">started by {triggerWord(view.trigger.type)}</span>
          <span>
            <Moment at={view.startedAt} nowMs={Date.now()} />
          </span>
          <span>
            <Elapsed since={view.startedAt} moment={moment} />
          </span>
          <span data-fact="id">
            <code title={view.id}>{view.id.slice(-8)}</code>
          </span>
        </p>
        <div className="pd-viewer-actions">
          <ConnectionMark connection={connection} replaying={replaying} />
          {temporalUrl !== null && (
            <a className="pd-button pd-viewer-temporal" data-kind="ghost" href={temporalUrl} target="_blank" rel="noreferrer">
              <ExternalLink size={16} aria-hidden="true" />
              Temporal
            </a>
          )}
          {open && !replaying && <CancelDialog onCancel={onCancel} />}
        </div>
      </header>
      {view.stuck !== null && (
        <ViewerStrip look="paused">
          Stuck for <Elapsed since={view.stuck.since} moment={moment} />: {view.stuck.message}
        </ViewerStrip>
      )}
      {queued && !replaying && (
        <ViewerStrip look="idle">
          Queued for <Elapsed since={view.startedAt} moment={moment} />. It begins as soon as a worker takes it.
        </ViewerStrip>
      )}
    </>
  );
}

function isBegun({ nodes }: ExecutionView): boolean {
  return nodes.some(({ startedAt }) => startedAt !== null);
}
