import { type ExecutionFilter, type ExecutionRange, RANGES } from './execution-filter.ts';
import { localTime } from './local-time.ts';

const OWN = 'own';
const DAY_MS = 86_400_000;

export type TimeChange = Pick<ExecutionFilter, 'range' | 'from' | 'to'>;

export interface TimeFilterProps {
  filter: TimeChange;
  onChange(change: TimeChange): void;
}

/** Since when: one of the usual stretches, or one's own, from and to. */
export function TimeFilter({ filter: { range, from, to }, onChange }: TimeFilterProps) {
  const own = from !== undefined || to !== undefined;
  const choose = (value: string) => {
    if (value === OWN) onChange({ from: wholeMinute(Date.now() - DAY_MS) });
    else onChange(value === '' ? {} : { range: value as ExecutionRange });
  };
  const limit = (part: 'from' | 'to', value: string) => {
    // fields take years of six digits, texts of times do not
    if (value !== '' && Number.isNaN(Date.parse(value))) return;
    const { [part]: _known, ...rest } = { ...(from && { from }), ...(to && { to }) };
    onChange(value === '' ? rest : { ...rest, [part]: new Date(value).toISOString() });
  };
  return (
    <>
      <select
        className="pd-input pd-select"
        aria-label="Started"
        value={own ? OWN : (range ?? '')}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">Any time</option>
        {(Object.keys(RANGES) as ExecutionRange[]).map((each) => (
          <option key={each} value={each}>
            {RANGES[each]}
          </option>
        ))}
        <option value={OWN}>Own range</option>
      </select>
      {own && (
        <span className="pd-scope-limits">
          <input
            className="pd-input pd-scope-limit"
            type="datetime-local"
            aria-label="Started from"
            value={localTime(from)}
            max={localTime(to)}
            onChange={(event) => limit('from', event.target.value)}
          />
          to
          <input
            className="pd-input pd-scope-limit"
            type="datetime-local"
            aria-label="Started before"
            value={localTime(to)}
            min={localTime(from)}
            onChange={(event) => limit('to', event.target.value)}
          />
        </span>
      )}
    </>
  );
}

function wholeMinute(ms: number): string {
  return new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
}
