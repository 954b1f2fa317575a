/** A row of `orders`, by attribute code. */
export interface Order {
  id: string;
  customerId: string;
  /** two decimals */
  totalAmount: number;
  /** how long packing takes, e.g. `"2s"` */
  packingTime: string;
  status: string;
  /** the execution that processes the order */
  executionId: string | null;
  shipping: string | null;
  reservationId: string | null;
  paymentId: string | null;
  messageId: string | null;
  placedAt: Date;
  completedAt: Date | null;
}
