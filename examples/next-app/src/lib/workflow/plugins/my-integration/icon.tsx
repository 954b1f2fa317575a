export function MyIcon({ size = 24, className }: { size?: number | string; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className={className} data-icon="my-integration" aria-hidden="true">
      <path d="M12 2 22 20H2z" fill="currentColor" />
    </svg>
  );
}
