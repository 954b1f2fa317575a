/** The shape of what comes, after a moment in which most answers have arrived. */
export function ViewerLoading() {
  return (
    <div className="pd-viewer-loading" role="status" aria-label="Loading the execution">
      <div className="pd-viewer-header">
        <span className="pd-ghost" />
      </div>
      <div className="pd-viewer-loading-canvas">
        {CARDS.map((card) => (
          <span key={card} className="pd-ghost-card" />
        ))}
      </div>
      <div className="pd-viewer-loading-timeline">
        {ROWS.map((row) => (
          <span key={row} className="pd-ghost" />
        ))}
      </div>
    </div>
  );
}

const CARDS = [1, 2, 3, 4];
const ROWS = [1, 2, 3, 4, 5];
