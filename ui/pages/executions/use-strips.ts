import { useEffect, useRef, useState } from 'react';
import type { ExecutionStrip } from '../../../common/execution/execution-strip.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import { useClient } from '../../hooks/use-client.ts';

const MOST = 50;
/** strips of rows that go on changing are asked for this often, in ms */
const EVERY_MS = 1_000;

/** The nodes of each row at a glance, by execution id; those of a changed row are asked for again. */
export function useStrips(rows: readonly ExecutionSummary[]): ReadonlyMap<string, ExecutionStrip> {
  const client = useClient();
  const [strips, setStrips] = useState<ReadonlyMap<string, ExecutionStrip>>(new Map());
  const asked = useRef(new Map<string, number>());
  const next = useRef(0);
  useEffect(() => {
    const outdated = rows.filter(({ id, seq }) => asked.current.get(id) !== seq);
    if (outdated.length === 0) return;
    const ask = (some: readonly ExecutionSummary[]) => {
      next.current = Date.now() + EVERY_MS;
      for (const { id, seq } of some) asked.current.set(id, seq);
      client.getExecutionStrips(some.map(({ id }) => id)).then(
        (found) => setStrips((known) => new Map([...known, ...found.map((strip) => [strip.id, strip] as const)])),
        // a row does without its strip; it is asked for again with its next change
        () => undefined,
      );
    };
    const askAll = () => {
      for (let from = 0; from < outdated.length; from += MOST) ask(outdated.slice(from, from + MOST));
    };
    const timer = setTimeout(askAll, Math.max(0, next.current - Date.now()));
    return () => clearTimeout(timer);
  }, [client, rows]);
  return strips;
}
