import { createContext } from 'react';
import { createNowCell, type NowCell } from '../core/canvas/now-cell.ts';

/** The moment that the canvas shows. */
export const NowContext = createContext<NowCell>(createNowCell(0));
