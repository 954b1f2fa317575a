'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../hooks/use-client.ts';
import { LogOut } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import type { Theme } from '../../provider/theme.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { SystemParts } from './SystemParts.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';

export interface SettingsPageProps {
  theme: Theme;
  onThemeChange(theme: Theme): void;
  /** after the session was ended here */
  onSignedOut(): void;
}

/** Who one is, one's keys, how it looks, and how the parts of Perdure are. */
export function SettingsPage({ theme, onThemeChange, onSignedOut }: SettingsPageProps) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.getMe({ signal }) });
  const signOut = async () => {
    setError(null);
    try {
      await client.endSession();
      onSignedOut();
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <div className="pd-page">
      <PageHeader title="Settings">
        {me?.authentication === 'session' && (
          <Button icon={LogOut} onClick={signOut}>
            Sign out
          </Button>
        )}
      </PageHeader>
      <main className="pd-page-scroll pd-settings">
        {error !== null && <ErrorNote error={error} />}
        {me && (
          <section className="pd-page-section">
            <h2 className="pd-page-section-title">You</h2>
            <p className="pd-page-section-text">
              Signed in as <b className="pd-row-strong">{me.displayName}</b>
              {me.displayName !== me.userName && ` (${me.userName})`}
              {me.authentication === 'host' && ' by the product around Perdure'}. You may {listed(me.scopes)}.
            </p>
          </section>
        )}
        <section className="pd-page-section">
          <h2 className="pd-page-section-title">Theme</h2>
          <ThemeChoice theme={theme} onThemeChange={onThemeChange} />
        </section>
        <ApiKeys scopes={me?.scopes ?? []} />
        <SystemParts />
      </main>
    </div>
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
