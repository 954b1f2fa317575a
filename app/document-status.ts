import type { ExecutionStatus } from '../common/execution/execution-view.ts';

const ICONS: Record<ExecutionStatus, string> = {
  running: new URL('./favicons/running.svg', import.meta.url).href,
  paused: new URL('./favicons/paused.svg', import.meta.url).href,
  success: new URL('./favicons/success.svg', import.meta.url).href,
  error: new URL('./favicons/error.svg', import.meta.url).href,
};

/** Title and icon of the browser's tab; `status` is of the execution being watched, null on every other page. */
export function setDocumentStatus(title: string, status: ExecutionStatus | null): void {
  document.title = title === '' ? 'Perdure' : `${title} · Perdure`;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = status === null ? '/favicon.svg' : ICONS[status];
  if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
}
