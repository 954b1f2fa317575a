/** The sign of the product. */
export function Mark() {
  return (
    <svg className="pd-mark" width={24} height={24} viewBox="0 0 32 32" aria-hidden="true">
      <rect className="pd-mark-ground" width={32} height={32} rx={8} />
      <path
        className="pd-mark-line"
        d="M12 24V13a5 5 0 1 1 5 5h-1"
        fill="none"
        strokeWidth={3}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
