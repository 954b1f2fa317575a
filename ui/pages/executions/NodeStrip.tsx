import type { ExecutionStrip } from '../../../common/execution/execution-strip.ts';

/** More cells than this would not fit into the column. */
const MOST = 16;

/** One cell per node, in the order in which they began: where a run stands. */
export function NodeStrip({ strip }: { strip: ExecutionStrip | undefined }) {
  if (strip === undefined) return <span className="pd-strip" />;
  const reached = strip.nodes.slice(-MOST);
  const hidden = strip.nodes.length - reached.length;
  const toCome = Math.min(strip.toCome, MOST - reached.length);
  const title = `${strip.nodes.length} reached, ${strip.toCome} to come`;
  return (
    <span className="pd-strip" role="img" aria-label={title} title={title}>
      {hidden > 0 && <span className="pd-strip-more">+{hidden}</span>}
      {reached.map(({ nodeId, status, skipped }) => (
        <i key={nodeId} className="pd-strip-cell" data-look={skipped ? 'skipped' : status} />
      ))}
      {Array.from({ length: toCome }, (_, index) => (
        <i key={index} className="pd-strip-cell" data-look="idle" />
      ))}
    </span>
  );
}
