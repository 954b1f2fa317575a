/** What the shop lived through: the executions that later states look at, by name. */
export interface OrderCases {
  succeeded: string;
  /** of a customer that does not exist */
  failed: string;
  declined: string;
  cancelled: string;
  paused: string;
}

let cases: OrderCases | null = null;

export function setOrderCases(made: OrderCases): void {
  cases = made;
}

/** Throws before they are made. */
export function orderCases(): OrderCases {
  if (cases === null) throw new Error('the orders have not been placed yet');
  return cases;
}
