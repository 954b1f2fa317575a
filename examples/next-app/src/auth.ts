import { headers } from 'next/headers';
import { sessionOf } from '@/session';

/** Who sent the request that is being answered. */
export async function auth() {
  const user = sessionOf((await headers()).get('cookie') ?? undefined);
  return user && { user };
}
