/** A page of a list, newest first. */
export interface Page<Item> {
  items: Item[];
  /** for the `cursor` of the next call; null on the last page */
  nextCursor: string | null;
}

export interface PageQuery {
  /** 1 to 200; default 50 */
  limit?: number | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
}
