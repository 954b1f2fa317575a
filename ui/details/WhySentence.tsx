import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { SentencePart } from '../core/explain/explanation.ts';
import { NodeName } from './NodeName.tsx';

export interface WhySentenceProps {
  parts: readonly SentencePart[];
  view: ExecutionView;
  /** the visit that the sentence is about */
  visit: string;
  onSelect(visit: string): void;
}

/** A sentence whose node names lead to their nodes. */
export function WhySentence({ parts, view, visit, onSelect }: WhySentenceProps) {
  return (
    <p className="pd-why">
      {parts.map((part, index) =>
        typeof part === 'string' ? part : <NodeName key={index} node={part} view={view} near={visit} onSelect={onSelect} />,
      )}
    </p>
  );
}
