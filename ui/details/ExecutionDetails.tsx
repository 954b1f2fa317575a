import { useCallback, useState } from 'react';
import type { PerdureClient } from '../../client/create-client.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { executionHeadline } from '../core/explain/execution-headline.ts';
import { triggerWord } from '../core/format/trigger-word.ts';
import { lookOfExecution } from '../core/status/look.ts';
import { X } from '../icons/icons.ts';
import { CopyButton } from '../json/CopyButton.tsx';
import { Button } from '../parts/Button.tsx';
import { ErrorBlock } from './ErrorBlock.tsx';
import { Facts } from './Facts.tsx';
import { Moment } from './Moment.tsx';
import { NodeName } from './NodeName.tsx';
import { Section } from './Section.tsx';
import { StateSentence } from './StateSentence.tsx';
import { TemporalFoot } from './TemporalFoot.tsx';
import { ValueSection } from './ValueSection.tsx';

export interface ExecutionDetailsProps {
  client: PerdureClient;
  /** at the moment shown */
  view: ExecutionView;
  temporalUrl: string | null;
  onSelect(visit: string): void;
  /** without it there is no close button */
  onClose?(): void;
  /** default `false`; the moment shown is an earlier one */
  replaying?: boolean;
}

/** The execution as a whole: what went in, what came out, and its facts. */
export function ExecutionDetails({ client, view, temporalUrl, onSelect, onClose, replaying = false }: ExecutionDetailsProps) {
  const { id, error } = view;
  // times of other days are told with their day
  const [openedMs] = useState(() => Date.now());
  const loadInput = useCallback((signal: AbortSignal) => client.getExecutionInput(id, { signal }), [client, id]);
  const loadOutput = useCallback((signal: AbortSignal) => client.getExecutionOutput(id, { signal }), [client, id]);
  const culprit = view.nodes.find(({ nodeId }) => nodeId === error?.nodeId);
  return (
    <div className="pd-details">
      <header className="pd-details-header">
        <div className="pd-details-name">
          <h2>This execution</h2>
          <p>
            {view.workflowName}, version {view.version}
          </p>
        </div>
        {onClose && <Button kind="ghost" small icon={X} aria-label="Close details" onClick={onClose} />}
      </header>
      <div className="pd-details-state">
        <StateSentence look={lookOfExecution(view)} sentence={executionHeadline(view)} />
      </div>
      <div className="pd-details-scroll">
        {error !== null && (
          <Section title="Error">
            {culprit !== undefined && (
              <p className="pd-why">
                At <NodeName node={culprit} view={view} near="" onSelect={onSelect} />
              </p>
            )}
            <ErrorBlock error={error} />
          </Section>
        )}
        <Section title="Input">
          <ValueSection
            key={`${id} input`}
            what="The input"
            label="Input of the execution"
            value={view.input}
            bytes={view.inputBytes}
            none="It was started without input."
            load={loadInput}
          />
        </Section>
        <Section title="Output">
          <ValueSection
            key={`${id} output ${view.outputBytes}`}
            what="The output"
            label="Output of the execution"
            // null: none yet, or none at all
            value={view.output ?? undefined}
            bytes={view.outputBytes}
            none={view.closeReason === null ? 'It has not ended, so there is no output yet.' : 'It has no output.'}
            load={loadOutput}
            replaying={replaying}
          />
        </Section>
        <Section title="Facts">
          <Facts
            facts={{
              Workflow: view.workflowName,
              Version: view.version,
              Run: view.run > 1 ? view.run : null,
              User: view.userName,
              'Started by': triggerWord(view.trigger.type),
              Started: <Moment at={view.startedAt} nowMs={openedMs} />,
              'Handed to Temporal': view.dispatchedAt === null ? 'Not yet' : <Moment at={view.dispatchedAt} nowMs={openedMs} />,
              Ended: view.endedAt && <Moment at={view.endedAt} nowMs={openedMs} />,
              'Execution id': <Id id={id} label="Copy the execution id" />,
              'Workflow id': <Id id={view.workflowId} label="Copy the workflow id" />,
            }}
          />
        </Section>
        <TemporalFoot url={temporalUrl} />
      </div>
    </div>
  );
}

function Id({ id, label }: { id: string; label: string }) {
  return (
    <span className="pd-id">
      <code>{id}</code>
      <CopyButton text={() => id} label={label} />
    </span>
  );
}
