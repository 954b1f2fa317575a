import { useContext } from 'react';
import { PerdureContext, type PerdureSurroundings } from '../provider/perdure-context.ts';

/** Client, plugins and theme, of the nearest `AppProvider` or their defaults. */
export function useSurroundings(): PerdureSurroundings {
  return useContext(PerdureContext);
}
