import type { Reference } from './reference.ts';

/** One `{{…}}`. */
export interface Token {
  /** tried in order; with one alternative null is a value, with several the first that is not null is taken */
  alternatives: Reference[];
  /** null instead of a failure when nothing has a value */
  optional: boolean;
  /** as it is written, braces included */
  source: string;
}
