import { type ReactNode, useMemo } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import type { SentencePart } from '../core/explain/explanation.ts';
import { AttemptList } from './AttemptList.tsx';
import { ErrorBlock, remedyOf } from './ErrorBlock.tsx';
import { Facts } from './Facts.tsx';
import { LogLineRow } from './LogLineRow.tsx';
import { Moment } from './Moment.tsx';
import { NodeName } from './NodeName.tsx';
import { Section } from './Section.tsx';
import { TemporalFoot } from './TemporalFoot.tsx';
import { WhySentence } from './WhySentence.tsx';

export interface OverviewProps {
  view: ExecutionView;
  graph: ExecutionGraph | null;
  node: NodeView;
  why: readonly SentencePart[];
  /** the state sentence above; what it says of an error is not said again */
  headline: string;
  nowMs: number;
  temporalUrl: string | null;
  onSelect(visit: string): void;
  onShowLogs(): void;
}

const LATEST = 3;

/** Why, how often, what went wrong, when, and the newest lines of the log. */
export function Overview({ view, graph, node, why, headline, nowMs, temporalUrl, onSelect, onShowLogs }: OverviewProps) {
  const { attempts, error, startedAt, endedAt, wakeAt, logs } = node;
  const handler = useMemo(() => handlerOf(graph, node.nodeId), [graph, node.nodeId]);
  const said = error !== undefined && headline.includes(error.message.trim());
  const listed = attempts.length > 0 && node.type === 'action';
  // the attempts tell the code of the last one
  const repeats = said && listed && attempts.at(-1)?.error?.code === error?.code && remedyOf(error?.code ?? '') === null;
  const latest = logs.last.slice(-LATEST);
  return (
    <>
      {why.length > 0 && (
        <Section title="Why">
          <WhySentence parts={why} view={view} visit={node.visit} onSelect={onSelect} />
        </Section>
      )}
      {error !== undefined && !repeats && (
        <Section title="Error">
          <ErrorBlock error={error} said={said} />
        </Section>
      )}
      {listed && (
        <Section title="Attempts">
          <AttemptList
            node={node}
            nowMs={nowMs}
            ifItFails={
              handler && (
                <>
                  If it fails for good, the run goes on to <NodeName node={handler} view={view} near={node.visit} onSelect={onSelect} />.
                </>
              )
            }
          />
        </Section>
      )}
      {startedAt !== null && (
        <Section title="Times">
          <Facts
            facts={{
              Started: <Moment at={startedAt} nowMs={nowMs} />,
              Ended: endedAt && <Moment at={endedAt} nowMs={nowMs} />,
              [wakeWord(node)]: wakeAt === undefined ? null : <Moment at={wakeAt} nowMs={nowMs} />,
              [endedAt === null ? 'So far' : 'Took']: tookOf(startedAt, endedAt, nowMs),
            }}
          />
        </Section>
      )}
      {latest.length > 0 && (
        <Section
          title="Latest log"
          action={
            logs.count > latest.length && (
              <button type="button" className="pd-link" onClick={onShowLogs}>
                All {logs.count.toLocaleString()} lines
              </button>
            )
          }
        >
          <div className="pd-log">
            {latest.map((line, index) => (
              <LogLineRow key={logs.count - latest.length + index} line={line} />
            ))}
          </div>
        </Section>
      )}
      <TemporalFoot url={temporalUrl} />
    </>
  );
}

function wakeWord({ type }: NodeView): string {
  return type === 'sleep' ? 'Wakes' : 'Waits until';
}

function tookOf(startedAt: string, endedAt: string | null, nowMs: number): ReactNode {
  return formatDuration((endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(startedAt));
}

/** The first node that a failure would lead to. */
function handlerOf(graph: ExecutionGraph | null, nodeId: string): { nodeId: string; label: string } | undefined {
  const edge = graph?.edges.find(({ source, sourceHandle }) => source === nodeId && sourceHandle === 'error');
  const target = graph?.nodes.find(({ id }) => id === edge?.target);
  return target && { nodeId: target.id, label: target.label };
}
