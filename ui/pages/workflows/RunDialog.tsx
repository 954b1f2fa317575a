import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Workflow } from '../../../client/workflow.ts';
import { useClient } from '../../hooks/use-client.ts';
import { Play } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Note } from '../../parts/Note.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { inputExample } from './input-example.ts';
import { inputOfText } from './input-of-text.ts';

export interface RunDialogProps {
  workflow: Pick<Workflow, 'id' | 'name'>;
  /** the published one */
  version: number;
  onStarted(executionId: string): void;
}

/** Asks for the input, and runs the published version as whoever is signed in. */
export function RunDialog({ workflow, version, onStarted }: RunDialogProps) {
  const client = useClient();
  const field = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { data } = useQuery({
    queryKey: ['version', workflow.id, version],
    queryFn: ({ signal }) => client.getVersion(workflow.id, version, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (open && data) setText((typed) => typed ?? JSON.stringify(inputExample(data.graph), null, 2));
  }, [open, data]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    const read = inputOfText(text ?? '');
    setProblem('problem' in read ? read.problem : null);
    if ('problem' in read) return;
    setBusy(true);
    try {
      const { executionId } = await client.triggerWorkflow(workflow.id, { input: read.input });
      setOpen(false);
      onStarted(executionId);
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={`Run ${workflow.name}`}
      description={`Version ${version}, as you.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="primary" icon={Play}>
          Run workflow
        </Button>
      }
    >
      <form className="pd-form" onSubmit={submit}>
        <label className="pd-label" htmlFor={field}>
          Input, as JSON
        </label>
        <textarea
          id={field}
          className="pd-input pd-textarea"
          rows={9}
          spellCheck={false}
          value={text ?? ''}
          aria-invalid={problem !== null}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            const read = inputOfText(text ?? '');
            setProblem('problem' in read ? read.problem : null);
          }}
        />
        {problem !== null && (
          <div role="alert">
            <Note look="error">{problem}</Note>
          </div>
        )}
        {error !== null && <ErrorNote error={error} />}
        <div className="pd-form-actions">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button kind="primary" type="submit" icon={Play} disabled={busy}>
            Run
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
