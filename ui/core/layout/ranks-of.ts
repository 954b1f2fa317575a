import type { Box } from './layout-model.ts';

export interface Gap {
  top: number;
  bottom: number;
}

/** The free stripes between the ranks of a graph that reads downwards: from a height to the stripe that follows its rank. */
export function ranksOf(boxes: readonly Box[]): (y: number) => Gap {
  const ranks: { centre: number; top: number; bottom: number }[] = [];
  for (const { y, height } of [...boxes].sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2))) {
    const centre = y + height / 2;
    const last = ranks.at(-1);
    if (last !== undefined && centre - last.centre < 2) {
      last.top = Math.min(last.top, y);
      last.bottom = Math.max(last.bottom, y + height);
    } else ranks.push({ centre, top: y, bottom: y + height });
  }
  return (y) => {
    const at = ranks.findLastIndex(({ top }) => top <= y + 0.5);
    const top = ranks[at]?.bottom ?? y;
    return { top, bottom: ranks[at + 1]?.top ?? top + 48 };
  };
}
