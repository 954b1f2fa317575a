/** A step into a value: a key, or an index of a list. */
export type PathSegment = string | number;

/** What a token names. */
export type Reference =
  /** the output of a node; `label` is for display only, as it is written without its escapes */
  | { kind: 'node'; nodeId: string; label: string; path: PathSegment[] }
  /** the trigger's input */
  | { kind: 'input'; path: PathSegment[] }
  /** in a loop body */
  | { kind: 'item'; path: PathSegment[] }
  | { kind: 'index' }
  | { kind: 'execution'; field: 'id' | 'startedAt' }
  | { kind: 'user'; field: 'name' };
