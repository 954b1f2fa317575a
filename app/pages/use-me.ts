import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../client/me.ts';
import { useClient } from '../../ui/hooks/use-client.ts';

/** Who is signed in; undefined until it is known. */
export function useMe(): Me | undefined {
  const client = useClient();
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.getMe({ signal }), staleTime: 60_000 }).data;
}
