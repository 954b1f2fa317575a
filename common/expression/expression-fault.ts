/** A fault and its offset in the source. */
export interface ExpressionFault {
  message: string;
  offset: number;
}
