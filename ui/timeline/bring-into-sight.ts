/** Px beside the row that stay in sight, so that one sees that the list goes on. */
const MARGIN_PX = 25;

/** Scrolls the list, and nothing around it, as little as shows all of the row. */
export function bringIntoSight(scroller: HTMLElement, row: HTMLElement): void {
  const [list, { top, bottom }] = [scroller.getBoundingClientRect(), row.getBoundingClientRect()];
  const above = top - MARGIN_PX - list.top;
  const below = bottom + MARGIN_PX - list.bottom;
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}
