'use client';

import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../../hooks/use-client.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';

export interface LoginPageProps {
  /** whether a one-time link led here that was used or is too old */
  linkFailed: boolean;
  onSignedIn(): void;
}

/** Signs this browser in with an API key. */
export function LoginPage({ linkFailed, onSignedIn }: LoginPageProps) {
  const client = useClient();
  const field = useId();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await client.createSession(key.trim());
      setKey('');
      onSignedIn();
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <main className="pd-login">
      <form className="pd-form pd-login-box" onSubmit={submit}>
        <h1 className="pd-page-title">Sign in to Perdure</h1>
        {linkFailed && (
          <Note look="paused">
            This sign-in link was used already, or is older than ten minutes. Sign in with an API key, or get a new link.
          </Note>
        )}
        <label className="pd-label" htmlFor={field}>
          API key
        </label>
        <input
          id={field}
          className="pd-input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="pdk_…"
          required
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        {error !== null && <ErrorNote error={error} />}
        <Button kind="primary" type="submit" disabled={busy || key.trim() === ''}>
          Sign in
        </Button>
        <p className="pd-help">
          On your own machine the key of the user <code>dev</code> is <code>apiKey</code> in <code>.perdure/dev.json</code>.{' '}
          <code>perdure dev</code> prints a link that signs you in once; start it again for a new one. Elsewhere, ask whoever runs Perdure
          for a key.
        </p>
      </form>
    </main>
  );
}
