import { useQuery } from '@tanstack/react-query';
import type { SystemInfo } from '../common/system/system-info.ts';
import { useClient } from '../ui/hooks/use-client.ts';
import { PageLink } from '../ui/pages/parts/PageLink.tsx';
import { readSystem } from '../ui/pages/parts/read-system.ts';
import { timeAgo } from '../ui/pages/parts/time-ago.ts';
import { useSeconds } from '../ui/pages/parts/use-seconds.ts';

const EVERY_MS = 10_000;
/** an answer older than this no longer says how things are */
const OLD_MS = 30_000;

/** Whether the parts are in step, and when that was last seen; leads to their details. */
export function HealthFoot({ open }: { open(href: string): void }) {
  const client = useClient();
  const now = useSeconds(true);
  const { data, dataUpdatedAt, isError } = useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => readSystem(client, signal),
    refetchInterval: EVERY_MS,
  });
  if (data === undefined && !isError) return null;
  const old = data === undefined || isError || now - dataUpdatedAt > OLD_MS;
  const text = old ? 'The api does not answer' : healthText(data);
  const checked = data && `checked ${timeAgo(new Date(dataUpdatedAt).toISOString(), Math.max(now, dataUpdatedAt))}`;
  return (
    <PageLink className="pd-health" href="/settings" open={open} title={text} data-tone={old || text !== IN_STEP ? 'amber' : undefined}>
      <span className="pd-health-dot" />
      <span className="pd-sidebar-word">
        {text}
        {checked && <span className="pd-health-checked">{checked}</span>}
      </span>
    </PageLink>
  );
}

const IN_STEP = 'In step with Temporal';

function healthText({ temporal, workers }: SystemInfo): string {
  if (!temporal.reachable) return 'Temporal does not answer';
  return workers !== null && workers.count === 0 ? 'No worker is running' : IN_STEP;
}
