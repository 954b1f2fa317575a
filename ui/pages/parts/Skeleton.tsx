/** Lines of the final size while something loads; CSS shows them only after 150 ms. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className="pd-skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="pd-skeleton-row" />
      ))}
    </div>
  );
}
