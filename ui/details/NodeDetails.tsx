import { Tabs } from '@base-ui/react/tabs';
import { useCallback, useState } from 'react';
import type { PerdureClient } from '../../client/create-client.ts';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { explainNode } from '../core/explain/explain-node.ts';
import { lookOfNode } from '../core/status/look.ts';
import type { IconComponent } from '../icons/icon-component.ts';
import { DetailsHeader } from './DetailsHeader.tsx';
import { LogList } from './LogList.tsx';
import { nodeToShow } from './node-to-show.ts';
import { Overview } from './Overview.tsx';
import { StateSentence } from './StateSentence.tsx';
import { ValueSection } from './ValueSection.tsx';

export interface NodeDetailsProps {
  client: PerdureClient;
  executionId: string;
  /** at the moment shown */
  view: ExecutionView;
  /** null when the version that ran is gone */
  graph: ExecutionGraph | null;
  visit: string;
  /** the moment shown, ms since the epoch */
  nowMs: number;
  icon?: IconComponent | undefined;
  actionLabel?: string | undefined;
  /** the execution in Temporal's own UI */
  temporalUrl: string | null;
  onSelect(visit: string): void;
  onClose(): void;
  /** the moment shown is an earlier one */
  replaying: boolean;
}

type DetailsTab = 'overview' | 'input' | 'output' | 'logs';

/** Everything about one visit to a node. The tab stays when another node is chosen. */
export function NodeDetails(props: NodeDetailsProps) {
  const { client, executionId, view, graph, visit, nowMs, icon, actionLabel, temporalUrl, onSelect, onClose, replaying } = props;
  const [tab, setTab] = useState<DetailsTab>('overview');
  const node = nodeToShow(view, graph, visit);
  const { headline, why } = explainNode(view, graph, visit, nowMs);
  const loadInput = useCallback((signal: AbortSignal) => client.getNodeInput(executionId, visit, { signal }), [client, executionId, visit]);
  const loadOutput = useCallback(
    (signal: AbortSignal) => client.getNodeOutput(executionId, visit, { signal }),
    [client, executionId, visit],
  );
  return (
    <div className="pd-details">
      <DetailsHeader node={node} nodes={view.nodes} icon={icon} actionLabel={actionLabel} onSelect={onSelect} onClose={onClose} />
      <div className="pd-details-state">
        <StateSentence look={lookOfNode(node)} sentence={headline} />
      </div>
      <Tabs.Root className="pd-details-tabs" value={tab} onValueChange={(value: DetailsTab) => setTab(value)}>
        <Tabs.List className="pd-tabs" aria-label="Details of the node">
          <Tabs.Tab className="pd-tab" value="overview">
            Overview
          </Tabs.Tab>
          <Tabs.Tab className="pd-tab" value="input">
            Input
          </Tabs.Tab>
          <Tabs.Tab className="pd-tab" value="output">
            Output
          </Tabs.Tab>
          <Tabs.Tab className="pd-tab" value="logs">
            Logs {node.logs.count > 0 && <span className="pd-count">{node.logs.count.toLocaleString()}</span>}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel className="pd-tab-panel" value="overview">
          <Overview
            view={view}
            graph={graph}
            node={node}
            why={why.parts}
            headline={headline}
            nowMs={nowMs}
            temporalUrl={temporalUrl}
            onSelect={onSelect}
            onShowLogs={() => setTab('logs')}
          />
        </Tabs.Panel>
        <Tabs.Panel className="pd-tab-panel" value="input">
          <ValueSection
            key={`${visit} ${node.inputBytes}`}
            what="The input"
            label={`Input of ${node.label}`}
            value={node.input}
            bytes={node.inputBytes}
            none={noInput(node)}
            load={loadInput}
            replaying={replaying}
          />
        </Tabs.Panel>
        <Tabs.Panel className="pd-tab-panel" value="output">
          <ValueSection
            key={`${visit} ${node.outputBytes}`}
            what="The output"
            label={`Output of ${node.label}`}
            value={node.output}
            bytes={node.outputBytes}
            none={noOutput(node)}
            load={loadOutput}
            replaying={replaying}
          />
        </Tabs.Panel>
        <Tabs.Panel className="pd-tab-panel" value="logs">
          <LogList key={visit} client={client} executionId={executionId} node={node} />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  );
}

function noInput({ startedAt, type }: NodeView): string {
  if (startedAt === null) return 'It has not begun, so nothing was sent.';
  return type === 'trigger' ? 'A trigger has no input; what it brought is its output.' : 'It has no input.';
}

function noOutput({ status, skipped, reason }: NodeView): string {
  if (skipped || reason === 'disabled') return 'It did not run, so it has no output.';
  if (status === 'error') return 'It failed, so it has no output.';
  return status === 'success' ? 'It has no output.' : 'It has not ended, so there is no output yet.';
}
