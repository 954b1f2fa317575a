import type { NodeType } from '../../common/graph/graph.ts';
import type { IconComponent } from '../icons/icon-component.ts';
import { Braces, CalendarClock, Ellipsis, Play, RefreshCw, Send, Split, Timer, Workflow, Zap } from '../icons/icons.ts';

export interface NodeTileProps {
  type: NodeType;
  /** the plugin's own icon, for actions */
  icon?: IconComponent | undefined;
  /** px; default 28 */
  size?: number;
  /** a trigger that did not fire */
  quiet?: boolean;
}

const ICONS: Record<NodeType, IconComponent> = {
  trigger: Play,
  action: Zap,
  condition: Split,
  switch: Split,
  sleep: Timer,
  wait: CalendarClock,
  forEach: RefreshCw,
  workflow: Workflow,
  set: Braces,
  output: Send,
};

/** The small tile that says what kind of node it is, by its form. */
export function NodeTile({ type, icon, size = 28, quiet = false }: NodeTileProps) {
  const Icon = icon ?? ICONS[type] ?? Ellipsis;
  return (
    <span className="pd-tile" data-type={type} data-quiet={quiet || undefined} data-small={size < 24 || undefined} aria-hidden="true">
      <Icon size={Math.round(size * 0.54)} />
    </span>
  );
}
