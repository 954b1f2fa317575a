import { useQuery } from '@tanstack/react-query';
import type { SystemInfo } from '../../../common/system/system-info.ts';
import { useClient } from '../../hooks/use-client.ts';
import { StatusGlyph } from '../../parts/StatusGlyph.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { readSystem } from '../parts/read-system.ts';
import { Skeleton } from '../parts/Skeleton.tsx';

const EVERY_MS = 10_000;

/** Versions and health of what Perdure consists of. */
export function SystemParts() {
  const client = useClient();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => readSystem(client, signal),
    refetchInterval: EVERY_MS,
  });
  return (
    <section className="pd-page-section">
      <h2 className="pd-page-section-title">System</h2>
      {error !== null && data === undefined && (
        <PageFault title="The parts could not be asked" error={error} onRetry={() => void refetch()} />
      )}
      {isPending && <Skeleton rows={4} label="The system is asked" />}
      {data && (
        <ul className="pd-rows" aria-label="Parts of the system">
          {partsOf(data).map(({ name, good, text, href }) => (
            <li key={name} className="pd-rows-item pd-row pd-part-row">
              <StatusGlyph look={good ? 'success' : 'error'} title={good ? 'works' : 'does not work'} />
              <b className="pd-row-strong">{name}</b>
              <span className="pd-row-standing" data-tone={good ? undefined : 'error'}>
                {text}
              </span>
              {href && (
                <a className="pd-link" href={href} target="_blank" rel="noreferrer">
                  Open
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function partsOf({ version, node, schema, temporal, database, workers }: SystemInfo) {
  const { uiUrl } = temporal;
  return [
    { name: 'Perdure', good: true, text: `${version} on Node.js ${node}`, href: undefined },
    {
      name: 'PostgreSQL',
      good: database.ok,
      text: `${database.serverVersion}, schema ${schema.name} at ${schema.migration ?? 'no migration'}`,
    },
    {
      name: 'Temporal',
      good: temporal.reachable,
      text: temporal.reachable
        ? `${temporal.address}, namespace ${temporal.namespace}`
        : (temporal.message ?? `${temporal.address} does not answer`),
      href: uiUrl !== null && /^https?:/.test(uiUrl) ? uiUrl : undefined,
    },
    {
      name: 'Workers',
      good: workers !== null && workers.count > 0,
      text: workersText(workers, temporal.taskQueue),
    },
  ];
}

function workersText(workers: SystemInfo['workers'], queue: string): string {
  if (workers === null) return 'Unknown: Temporal does not answer';
  if (workers.count === 0) return `None on ${queue}: executions wait. Start one with \`perdure worker\`.`;
  return `${workers.count} on ${queue}`;
}
