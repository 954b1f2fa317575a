import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKey } from '../../../common/access/api-key.ts';
import type { Scope } from '../../../common/access/principal.ts';
import { useClient } from '../../hooks/use-client.ts';
import { Button } from '../../parts/Button.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { ApiKeyRow } from './ApiKeyRow.tsx';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import { NewKey } from './NewKey.tsx';

/** One's API keys. `scopes` are those of whoever is signed in: nobody gives more than they have. */
export function ApiKeys({ scopes }: { scopes: readonly Scope[] }) {
  const client = useClient();
  const queries = useQueryClient();
  const [made, setMade] = useState<(ApiKey & { key: string }) | null>(null);
  const keys = useInfiniteQuery({
    queryKey: ['keys'],
    queryFn: ({ signal, pageParam }) => client.listKeys({ limit: 100, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const again = () => queries.invalidateQueries({ queryKey: ['keys'] });
  const rows = keys.data?.pages.flatMap(({ items }) => items) ?? [];
  const may = scopes.includes('edit') || scopes.includes('admin');
  return (
    <section className="pd-page-section">
      <div className="pd-page-section-head">
        <h2 className="pd-page-section-title">API keys</h2>
        {may && (
          <CreateKeyDialog
            scopes={scopes}
            onCreated={(key) => {
              setMade(key);
              void again();
            }}
          />
        )}
      </div>
      <p className="pd-page-section-text">A key acts as you, with the scopes you give it: for programs, or to sign in elsewhere.</p>
      {made !== null && <NewKey made={made} onDone={() => setMade(null)} />}
      {keys.error !== null && keys.data === undefined && (
        <PageFault title="The keys could not be loaded" error={keys.error} onRetry={() => void keys.refetch()} />
      )}
      {keys.isPending && <Skeleton rows={2} label="Keys are loading" />}
      {keys.data && rows.length === 0 && <p className="pd-page-section-text">You have no keys.</p>}
      {rows.length > 0 && (
        <ul className="pd-rows" aria-label="API keys">
          {rows.map((key) => (
            <ApiKeyRow
              key={key.id}
              apiKey={key}
              may={may}
              onRevoked={() => {
                if (made?.id === key.id) setMade(null);
                void again();
              }}
            />
          ))}
        </ul>
      )}
      {keys.hasNextPage && <Button onClick={() => void keys.fetchNextPage()}>Load more</Button>}
    </section>
  );
}
