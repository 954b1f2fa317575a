import type { LayoutEdge } from './layout-model.ts';
import type { Card, Placing } from './place-nodes.ts';

/** a card moves no further than this to make an edge straight, px */
const REACH = 24;
/** what stays free between a card that moved and what stands or passes beside it, px */
const APART = 32;

/** Moves cards that stand almost below what leads to them, so that the edge has no step too small to mean anything. */
export function alignCards(cards: readonly Card[], edges: readonly LayoutEdge[], placing: Placing): Placing {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const placed = new Map(placing.cards);
  const entering = new Map<string, LayoutEdge[]>();
  const passing = new Map<number, number[]>();
  const inRank = new Map<number, string[]>();
  for (const edge of edges) {
    entering.set(edge.target, [...(entering.get(edge.target) ?? []), edge]);
    const first = (placed.get(edge.source)?.rank ?? 0) + 1;
    for (const [index, x] of (placing.passes.get(edge.id) ?? []).entries()) {
      passing.set(first + index, [...(passing.get(first + index) ?? []), x]);
    }
  }
  for (const [id, { rank }] of placed) inRank.set(rank, [...(inRank.get(rank) ?? []), id]);
  for (const [rank, ids] of [...inRank].sort(([a], [b]) => a - b)) {
    for (const id of ids) {
      const [card, own] = [byId.get(id), placed.get(id)];
      if (card === undefined || own === undefined) continue;
      const steps = (entering.get(id) ?? []).flatMap(({ id: edge, source, sourceHandle }) => {
        const above = sourceHandle === null ? (placed.get(source)?.left ?? 0) + (byId.get(source)?.entry ?? 0) : undefined;
        const from = placing.passes.get(edge)?.at(-1) ?? above;
        return from === undefined ? [] : [from - own.left - card.entry];
      });
      const step = steps.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
      if (step === undefined || step === 0 || Math.abs(step) > REACH) continue;
      const [left, right] = [own.left + step, own.left + step + card.width];
      const clear = (from: number, to: number) => from >= right + APART || to <= left - APART;
      const beside = ids.every((other) => {
        const at = placed.get(other)?.left ?? 0;
        return other === id || clear(at, at + (byId.get(other)?.width ?? 0));
      });
      if (beside && (passing.get(rank) ?? []).every((x) => clear(x, x))) placed.set(id, { left, rank });
    }
  }
  return { cards: placed, passes: placing.passes };
}
