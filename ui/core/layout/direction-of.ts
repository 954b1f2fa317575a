import type { Direction, LayoutGraph } from './layout-model.ts';

/** `right` when most edges go further to the right than down, as their author drew them. */
export function directionOf({ nodes, edges }: LayoutGraph): Direction {
  const at = new Map(nodes.map(({ id, position }) => [id, position]));
  let right = 0;
  let counted = 0;
  for (const { source, target } of edges) {
    const [from, to] = [at.get(source), at.get(target)];
    if (from === undefined || to === undefined) continue;
    counted += 1;
    if (to.x - from.x > Math.abs(to.y - from.y)) right += 1;
  }
  return right * 2 > counted ? 'right' : 'down';
}
