import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import { neighbourOf } from '../core/canvas/neighbour-of.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import type { CardNode } from './card-node.ts';
import type { Camera } from './use-camera.ts';

export interface CanvasKeys {
  graph: ExecutionGraph;
  layout: GraphLayout | null;
  nodes: readonly CardNode[];
  frame: RefObject<HTMLDivElement | null>;
  camera: Camera;
  onSelect(visit: string): void;
  onFit(): void;
  onFollow(): void;
}

/** Frames to wait for a card that a move has just brought onto the pane. */
const PATIENCE = 10;

/** What keys do on the canvas: Tab in reading order, arrows to the neighbour, Enter selects, `1 0 + - F` move the picture. */
export function useCanvasKeys({ graph, layout, nodes, frame, camera, onSelect, onFit, onFollow }: CanvasKeys) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isField(event.target)) return;
      const id = event.target instanceof HTMLElement ? event.target.getAttribute('data-node-id') : null;
      const at = nodes.findIndex((node) => node.id === id);
      const card = nodes[at];
      if (card !== undefined) {
        const next =
          event.key === 'Tab' ? nodes[at + (event.shiftKey ? -1 : 1)]?.id : layout && neighbourOf(graph, layout, card.id, event.key);
        if (next) {
          event.preventDefault();
          event.stopPropagation();
          camera.reveal([next], true);
          focusCard(frame.current, next, PATIENCE);
          return;
        }
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          event.stopPropagation();
          onSelect(card.data.node.visit);
          return;
        }
      }
      const keys: Record<string, () => void> = {
        '1': onFit,
        '0': () => camera.zoomTo(1),
        '+': camera.zoomIn,
        '=': camera.zoomIn,
        '-': camera.zoomOut,
        f: onFollow,
        F: onFollow,
      };
      keys[event.key]?.();
    },
    [graph, layout, nodes, frame, camera, onSelect, onFit, onFollow],
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function focusCard(frame: HTMLElement | null, id: string, patience: number): void {
  const card = frame?.querySelector<HTMLElement>(`.pd-card[data-node-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (frame !== null && patience > 0) requestAnimationFrame(() => focusCard(frame, id, patience - 1));
}
