/** The attempt that was claimed. */
export interface Attempt {
  number: number;
  /** how many attempts count, this one included */
  counted: number;
  generation: number;
}
