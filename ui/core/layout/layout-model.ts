export interface Point {
  x: number;
  y: number;
}

/** A node before it is placed; sizes and positions in px. */
export interface LayoutNode {
  id: string;
  width: number;
  height: number;
  /** where its author put it: it tells the direction, and which of two siblings comes first */
  position: Point;
  /** handles on its rail, apart from `error`; none: one default handle */
  outlets: readonly string[];
}

export interface LayoutEdge {
  id: string;
  source: string;
  target: string;
  /** null: the default handle */
  sourceHandle: string | null;
}

export interface LayoutGraph {
  nodes: readonly LayoutNode[];
  edges: readonly LayoutEdge[];
}

export type Direction = 'down' | 'right';

export interface Box extends Point {
  width: number;
  height: number;
}

export interface GraphLayout {
  direction: Direction;
  /** x and y are the top left corner */
  nodes: Readonly<Record<string, Box>>;
  /** each edge as a line of axis-parallel pieces, from handle to handle */
  edges: Readonly<Record<string, readonly Point[]>>;
  /** the rail of each node, sorted by where its edges go */
  outletOrder: Readonly<Record<string, readonly string[]>>;
}
