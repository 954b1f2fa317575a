import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Activity, Settings, Workflow } from '../ui/icons/icons.ts';
import { LIST_KEYS } from '../ui/pages/parts/list-keys.ts';
import { PageLink } from '../ui/pages/parts/PageLink.tsx';
import { KeysDialog } from '../ui/parts/KeysDialog.tsx';
import { setDocumentStatus } from './document-status.ts';
import { HealthFoot } from './HealthFoot.tsx';
import { Mark } from './Mark.tsx';
import { usePageLinks } from './use-page-links.ts';

const ENTRIES = [
  { href: '/executions', word: 'Executions', icon: Activity },
  { href: '/workflows', word: 'Workflows', icon: Workflow },
  { href: '/settings', word: 'Settings', icon: Settings },
] as const;

/** Sidebar and page. On the page of an execution the sidebar is a rail, which leaves the room to the canvas. */
export function Shell() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { open } = usePageLinks();
  const rail = /^\/executions\/./.test(path);
  const here = ENTRIES.find(({ href }) => path.startsWith(href));
  useEffect(() => {
    if (!rail) setDocumentStatus(here?.word ?? '', null);
  }, [rail, here]);
  const [keys, setKeys] = useState(false);
  useEffect(() => {
    if (rail) return;
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, [role="dialog"]') !== null;
      if (event.key === '?' && !event.defaultPrevented && !inField) setKeys(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [rail]);
  return (
    <div className="pd-shell" data-rail={rail || undefined}>
      <nav className="pd-sidebar" aria-label="Pages">
        <PageLink className="pd-brand" href="/executions" open={open} aria-label="Perdure">
          <Mark />
          <span className="pd-sidebar-word">Perdure</span>
        </PageLink>
        {ENTRIES.map(({ href, word, icon: Icon }) => (
          <PageLink
            key={href}
            className="pd-sidebar-entry"
            href={href}
            open={open}
            title={rail ? word : undefined}
            aria-label={word}
            aria-current={here?.href === href ? 'page' : undefined}
          >
            <Icon size={16} aria-hidden="true" />
            <span className="pd-sidebar-word">{word}</span>
          </PageLink>
        ))}
        <HealthFoot open={open} />
      </nav>
      <div className="pd-shell-page">
        <Outlet />
      </div>
      <KeysDialog meanings={LIST_KEYS} open={keys} onOpenChange={setKeys} />
    </div>
  );
}
