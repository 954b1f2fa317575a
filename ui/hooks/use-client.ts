import type { PerdureClient } from '../../client/create-client.ts';
import { useSurroundings } from './use-surroundings.ts';

/** The client of the nearest `AppProvider`, else one for this page's origin. */
export function useClient(): PerdureClient {
  return useSurroundings().client;
}
