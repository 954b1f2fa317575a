import { useState } from 'react';
import type { ApiKey } from '../../../common/access/api-key.ts';
import { useClient } from '../../hooks/use-client.ts';
import { Trash2 } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { timeAgo } from '../parts/time-ago.ts';
import { useSeconds } from '../parts/use-seconds.ts';

export interface ApiKeyRowProps {
  apiKey: ApiKey;
  /** whether one may revoke it */
  may: boolean;
  onRevoked(): void;
}

export function ApiKeyRow({ apiKey, may, onRevoked }: ApiKeyRowProps) {
  const { id, name, scopes, expiresAt, lastUsedAt } = apiKey;
  const client = useClient();
  const now = useSeconds(false);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const revoke = async () => {
    setBusy(true);
    setError(null);
    try {
      await client.revokeKey(id);
      setOpen(false);
      onRevoked();
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <li className="pd-rows-item pd-row pd-key-row">
      <span className="pd-row-name">
        <b className="pd-row-strong">{name}</b>
      </span>
      <span className="pd-row-user">{scopes.join(', ')}</span>
      <span className="pd-row-user">{lastUsedAt === null ? 'Never used' : `Used ${timeAgo(lastUsedAt, now)}`}</span>
      <span className="pd-row-user" title={expiresAt ?? undefined}>
        {expiry(expiresAt, now)}
      </span>
      {may && (
        <Dialog
          title={`Revoke ${name}?`}
          description="Programs that use it are refused at once, and its sessions end. This cannot be undone."
          open={open}
          onOpenChange={setOpen}
          trigger={<Button small kind="ghost" icon={Trash2} aria-label={`Revoke ${name}`} />}
        >
          {error !== null && <ErrorNote error={error} />}
          <div className="pd-form-actions">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button kind="danger" disabled={busy} onClick={revoke}>
              Revoke key
            </Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function expiry(expiresAt: string | null, nowMs: number): string {
  if (expiresAt === null) return 'Never expires';
  const day = new Date(expiresAt).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
  return Date.parse(expiresAt) <= nowMs ? `Expired ${day}` : `Expires ${day}`;
}
