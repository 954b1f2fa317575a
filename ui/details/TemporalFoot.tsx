import { ExternalLink } from '../icons/icons.ts';
import { safeHref } from './safe-href.ts';

/** The way into Temporal's own UI, where there is one. */
export function TemporalFoot({ url }: { url: string | null }) {
  const href = safeHref(url);
  if (href === null) return null;
  return (
    <p className="pd-details-foot">
      <a className="pd-link" href={href} target="_blank" rel="noreferrer">
        Open in Temporal
        <ExternalLink size={14} aria-hidden="true" />
      </a>
    </p>
  );
}
