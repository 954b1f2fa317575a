/** An API and the key to it. */
export interface ApiTarget {
  /** without a slash at its end */
  apiUrl: string;
  apiKey: string;
}
