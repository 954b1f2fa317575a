const TIPS = ['pending', 'taken', 'dead', 'live'] as const;

/** Arrow heads, one for each way an edge is drawn. */
export function EdgeTips() {
  return (
    <svg className="pd-tips" width={0} height={0} aria-hidden="true">
      <defs>
        {TIPS.map((tip) => (
          <marker
            key={tip}
            id={`pd-tip-${tip}`}
            className="pd-tip"
            data-tip={tip}
            viewBox="0 0 8 8"
            refX={7}
            refY={4}
            markerWidth={8}
            markerHeight={8}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0.5,0.8 7,4 0.5,7.2z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
