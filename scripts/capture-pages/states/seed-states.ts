import { furnishShop } from '../stand/furnish-shop.ts';
import type { State } from './state.ts';

/** Makes what later states look at. */
export const SEED_STATES: readonly State[] = [
  {
    name: 'seed',
    async makes({ stand }) {
      await furnishShop(stand);
    },
  },
];
