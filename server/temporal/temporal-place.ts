/** Where Temporal is. */
export interface TemporalPlace {
  /** `host:port` */
  address: string;
  namespace: string;
  taskQueue: string;
  /** of Temporal's UI, without a slash at the end; null when nobody said */
  uiUrl: string | null;
}
