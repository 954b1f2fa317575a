import type { KeyMeaning } from '../../parts/KeysDialog.tsx';

/** What keys do on pages with lists. */
export const LIST_KEYS: readonly KeyMeaning[] = [
  { keys: ['J', 'K'], does: 'the next row, the one before; arrows do so too' },
  { keys: ['↵'], does: 'open the row' },
  { keys: ['/'], does: 'search' },
  { keys: ['F'], does: 'filters' },
  { keys: ['Esc'], does: 'leave a field, close a dialog' },
  { keys: ['?'], does: 'these keys' },
];
