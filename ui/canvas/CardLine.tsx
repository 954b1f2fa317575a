import { useContext, useSyncExternalStore } from 'react';
import { cardLine } from '../core/canvas/card-line.ts';
import type { CardData } from './card-node.ts';
import { NowContext } from './now-context.ts';

/** The second line of a card; it alone is drawn again as time goes on. */
export function CardLine({ data: { node, action, quiet, purpose } }: { data: CardData }) {
  const now = useContext(NowContext);
  const moves = node.status === 'running' || node.status === 'paused';
  const words = () => purpose ?? cardLine(node, action, quiet, now.get());
  const line = useSyncExternalStore(moves ? now.subscribe : still, words, words);
  return (
    <span className="pd-card-line" title={line}>
      {line}
    </span>
  );
}

function still() {
  return () => {};
}
