import { X } from '../icons/icons.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** What one of `keys` does, or all of them together: `['↑', '↓']`, "the node before, the node after". */
export interface KeyMeaning {
  keys: readonly string[];
  does: string;
}

/** A sheet of shortcuts. */
export function KeysDialog({
  meanings,
  open,
  onOpenChange,
}: {
  meanings: readonly KeyMeaning[];
  open: boolean;
  onOpenChange(open: boolean): void;
}) {
  return (
    <Dialog title="Keys" open={open} onOpenChange={onOpenChange}>
      <dl className="pd-key-sheet">
        {meanings.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="pd-key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button className="pd-dialog-close" kind="ghost" icon={X} aria-label="Close" onClick={() => onOpenChange(false)} />
    </Dialog>
  );
}
