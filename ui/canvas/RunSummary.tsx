import { useMemo } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { groupsByLook } from '../core/canvas/live-nodes.ts';
import type { Look } from '../core/status/look.ts';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';

const WORDS: Record<Look, string> = {
  unknown: 'outcome unknown',
  error: 'failed',
  retrying: 'retrying',
  running: 'running',
  paused: 'paused',
  success: 'done',
  skipped: 'skipped',
  disabled: 'disabled',
  idle: 'to come',
};

/** How many nodes stand where; a click walks through them. It is the legend, too. */
export function RunSummary({ view, selected, onSelect }: { view: ExecutionView; selected: string | null; onSelect(visit: string): void }) {
  const groups = useMemo(() => groupsByLook(view), [view]);
  return (
    <ul className="pd-summary" aria-label="Nodes by status">
      {groups.map(({ look, visits }) => (
        <li key={look}>
          <button
            type="button"
            className="pd-summary-row"
            onClick={() => onSelect(visits[(visits.indexOf(selected ?? '') + 1) % visits.length] as string)}
          >
            <StatusGlyph look={look} title={null} />
            <b>{visits.length}</b> {look === 'idle' && view.endedAt !== null ? 'not reached' : WORDS[look]}
          </button>
        </li>
      ))}
    </ul>
  );
}
