import type { KeyMeaning } from '../parts/KeysDialog.tsx';

/** What keys do in the viewer and on its canvas. */
export const VIEWER_KEYS: readonly KeyMeaning[] = [
  { keys: ['↑', '↓'], does: 'the node before, the node after' },
  { keys: ['Tab'], does: 'through the cards, in the order of the graph' },
  { keys: ['↑', '↓', '←', '→'], does: 'on a card: to its neighbour along an edge' },
  { keys: ['↵'], does: 'details of the card' },
  { keys: ['Esc'], does: 'close the details' },
  { keys: ['Space'], does: 'replay, pause' },
  { keys: ['←', '→'], does: 'the event before, the event after' },
  { keys: ['N'], does: 'back to now' },
  { keys: ['W'], does: 'fold waits' },
  { keys: ['F'], does: 'on the canvas: follow what runs' },
  { keys: ['1'], does: 'on the canvas: fit the graph' },
  { keys: ['0'], does: 'on the canvas: 100 %' },
  { keys: ['+', '−'], does: 'on the canvas: zoom' },
];
