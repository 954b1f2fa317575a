import { type FunctionComponent, memo, useState } from 'react';
import type { LogLine } from '../../common/execution/journal-event.ts';
import { clockTime } from '../core/format/clock-time.ts';
import { JsonView } from '../json/JsonView.tsx';

export interface LogLineRowProps {
  line: LogLine;
}

/** One line of a log; what was logged beside the message opens below it. */
export const LogLineRow: FunctionComponent<LogLineRowProps> = memo(function LogLineRow({ line: { at, level, message, data } }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="pd-log-line" data-level={level}>
      <time className="pd-log-time" dateTime={at} title={at}>
        {clockTime(at)}.{at.slice(20, 21) || '0'}
      </time>
      <span className="pd-log-level">{level}</span>
      <span className="pd-log-message">
        {message}
        {data !== undefined && (
          <button type="button" className="pd-log-data" aria-expanded={open} onClick={() => setOpen(!open)}>
            data
          </button>
        )}
      </span>
      {open && data !== undefined && (
        <div className="pd-log-value">
          <JsonView value={data} label="Data of the line" collapseDepth={1} />
        </div>
      )}
    </div>
  );
});
