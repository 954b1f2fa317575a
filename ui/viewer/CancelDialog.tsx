import { type FormEvent, useId, useState } from 'react';
import { CircleX } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Note } from '../parts/Note.tsx';

/** Asks for a reason, and again whether it is meant, before an execution is cancelled. */
export function CancelDialog({ onCancel }: { onCancel(reason: string): Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useId();
  const show = (on: boolean) => {
    setFailure(null);
    setOpen(on);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await onCancel(reason.trim());
      setAsked(true);
      setOpen(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <Dialog
      title="Cancel this execution?"
      description="Nothing new starts. Steps in flight get ten seconds to end; what they have done stays done."
      open={open}
      onOpenChange={show}
      trigger={
        <Button kind="danger" icon={CircleX} disabled={asked}>
          {asked ? 'Cancelling…' : 'Cancel'}
        </Button>
      }
    >
      <form className="pd-form" onSubmit={submit}>
        <label className="pd-label" htmlFor={field}>
          Reason <span className="pd-label-note">optional</span>
        </label>
        <input id={field} className="pd-input" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        {failure !== null && <Note look="error">{failure}</Note>}
        <div className="pd-form-actions">
          <Button onClick={() => show(false)}>Keep it</Button>
          <Button kind="danger" className="pd-button-acts" type="submit" disabled={busy}>
            Cancel execution
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
