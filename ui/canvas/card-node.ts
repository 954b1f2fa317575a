import type { Node } from '@xyflow/react';
import type { NodeView } from '../../common/execution/execution-view.ts';
import type { IconComponent } from '../icons/icon-component.ts';

/** What a card shows. The same object as long as nothing of it changes, so that only changed cards are drawn again. */
export interface CardData extends Record<string, unknown> {
  node: NodeView;
  /** rail, in drawing order */
  outlets: readonly string[];
  /** handle → what became of its edges; absent: still open */
  chosen: Readonly<Record<string, 'taken' | 'dead'>>;
  down: boolean;
  hasError: boolean;
  /** another trigger started the run */
  quiet: boolean;
  /** pointed at, here or in the timeline */
  hovered: boolean;
  icon: IconComponent | undefined;
  action: string | undefined;
  /** what it does, in a version that nobody runs; null in a run */
  purpose: string | null;
  /** what it waits for, of several edges that lead to it; null when it does not, or there is one */
  join: string | null;
}

export type CardNode = Node<CardData, 'card'>;
