import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { IconComponent } from '../icons/icon-component.ts';

export interface ExecutionCanvasProps {
  graph: ExecutionGraph;
  /** the moment shown */
  view: ExecutionView;
  selected: string | null;
  onSelect(visit: string | null): void;
  hovered: string | null;
  onHover(visit: string | null): void;
  /** the icon of an action, by its id */
  icons?: (actionType: string | undefined) => IconComponent | undefined;
  /** what an action is called, by its id */
  actionLabel?: (actionType: string | undefined) => string | undefined;
  /**
   * What each node does, by its id: given for a version, which nobody runs. Its cards say that, and nothing of a run is drawn: no
   * marks, no summary, nothing to follow.
   */
  purposes?: ReadonlyMap<string, string>;
  /** whether anything still moves */
  live: boolean;
  /** ms since the epoch */
  nowMs: number;
}
