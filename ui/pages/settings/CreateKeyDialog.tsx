import { type FormEvent, useId, useState } from 'react';
import type { ApiKey } from '../../../common/access/api-key.ts';
import { SCOPES, type Scope } from '../../../common/access/principal.ts';
import { useClient } from '../../hooks/use-client.ts';
import { Plus } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';

const MAY: Record<Scope, string> = {
  read: 'see workflows and executions',
  run: 'start and cancel executions',
  edit: 'change workflows and keys',
  admin: 'everything, of everybody',
};
const EXPIRIES = { '': 'Never', '7': 'In 7 days', '30': 'In 30 days', '90': 'In 90 days', '365': 'In a year' } as const;
const DAY_MS = 86_400_000;

export interface CreateKeyDialogProps {
  /** those that may be given */
  scopes: readonly Scope[];
  onCreated(key: ApiKey & { key: string }): void;
}

export function CreateKeyDialog({ scopes, onCreated }: CreateKeyDialogProps) {
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState('90');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [nameField, expiryField] = [useId(), useId()];
  const offered = scopes.includes('admin') ? SCOPES : SCOPES.filter((scope) => scopes.includes(scope));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      onCreated(await client.createKey({ name: name.trim(), scopes: chosen, expiresAt }));
      setOpen(false);
      setName('');
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <Dialog
      title="Create an API key"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button small icon={Plus}>
          Create key
        </Button>
      }
    >
      <form className="pd-form" onSubmit={submit}>
        <label className="pd-label" htmlFor={nameField}>
          Name
        </label>
        <input
          id={nameField}
          className="pd-input"
          value={name}
          maxLength={200}
          required
          placeholder="Order service"
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="pd-choices">
          <legend className="pd-label">It may</legend>
          {offered.map((scope) => (
            <label key={scope} className="pd-choice">
              <input
                type="checkbox"
                checked={chosen.includes(scope)}
                onChange={({ target }) => setChosen(target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))}
              />
              <span className="pd-row-strong">{scope}</span> {MAY[scope]}
            </label>
          ))}
        </fieldset>
        <label className="pd-label" htmlFor={expiryField}>
          Expires
        </label>
        <select id={expiryField} className="pd-input pd-select" value={days} onChange={(event) => setDays(event.target.value)}>
          {Object.entries(EXPIRIES).map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
        {error !== null && <ErrorNote error={error} />}
        <div className="pd-form-actions">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={busy || name.trim() === '' || chosen.length === 0}>
            Create key
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
