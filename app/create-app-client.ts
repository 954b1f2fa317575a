import { createClient, type PerdureClient } from '../client/create-client.ts';

/** The client of this page, signed in by cookie. `onSignedOut` is told when the api no longer knows who asks. */
export function createAppClient(onSignedOut: () => void): PerdureClient {
  return createClient({
    async fetch(input, init) {
      const response = await fetch(input, init);
      // a wrong key at the sign-in page is that page's to tell
      if (response.status === 401 && !String(input).endsWith('/api/session')) onSignedOut();
      return response;
    },
  });
}
