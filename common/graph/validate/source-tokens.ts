/** What a template or an expression names between double braces, or by a bare variable. */
export interface Token {
  /** as it is written */
  text: string;
  optional: boolean;
  /** tried in order; the first that has a value is it */
  alternatives: readonly Reference[];
}

export type Reference =
  | { root: 'node'; nodeId: string }
  | { root: 'input' | 'item' | 'index' | 'execution' | 'user' }
  | { root: 'unknown'; name: string };
