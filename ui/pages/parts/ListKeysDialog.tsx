import { Dialog } from '../../parts/Dialog.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['J K', 'the next row, the one before; arrows do so too'],
  ['↵', 'open the row'],
  ['/', 'search'],
  ['F', 'filters'],
  ['Esc', 'leave a field, close a dialog'],
  ['?', 'these keys'],
];

/** What keys do on pages with lists. */
export function ListKeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  return (
    <Dialog title="Keys" open={open} onOpenChange={onOpenChange}>
      <dl className="pd-key-sheet">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd className="pd-key">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
