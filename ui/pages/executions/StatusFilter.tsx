import type { ExecutionCounts } from '../../../common/execution/execution-counts.ts';
import type { ExecutionStatus } from '../../../common/execution/execution-view.ts';
import { Button } from '../../parts/Button.tsx';
import { StatusGlyph } from '../../parts/StatusGlyph.tsx';

const WORDS: readonly [ExecutionStatus, string][] = [
  ['running', 'Running'],
  ['paused', 'Paused'],
  ['error', 'Failed'],
  ['success', 'Success'],
];

export interface StatusFilterProps {
  status: ExecutionStatus | undefined;
  /** undefined until they are known */
  counts: ExecutionCounts | undefined;
  onStatus(status: ExecutionStatus | undefined): void;
}

/** One button a status, with how many there are. */
export function StatusFilter({ status, counts, onStatus }: StatusFilterProps) {
  const all = counts && counts.running + counts.paused + counts.success + counts.error;
  return (
    <fieldset className="pd-filters" aria-label="Status">
      <Button aria-pressed={status === undefined} onClick={() => onStatus(undefined)}>
        All {all !== undefined && <span className="pd-filter-count">{all.toLocaleString()}</span>}
      </Button>
      {WORDS.map(([each, word]) => (
        <Button key={each} aria-pressed={status === each} onClick={() => onStatus(status === each ? undefined : each)}>
          <StatusGlyph look={each} title={null} />
          {word} {counts && <span className="pd-filter-count">{counts[each].toLocaleString()}</span>}
        </Button>
      ))}
    </fieldset>
  );
}
