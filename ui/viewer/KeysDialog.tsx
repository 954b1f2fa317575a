import { X } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'the node before, the node after'],
  ['Tab', 'through the cards, in the order of the graph'],
  ['arrows on a card', 'to its neighbour along an edge'],
  ['↵', 'details of the card'],
  ['Esc', 'close the details'],
  ['Space', 'replay, pause'],
  ['← →', 'the event before, the event after'],
  ['N', 'back to now'],
  ['W', 'fold waits'],
  ['F', 'follow what runs'],
  ['1', 'fit the graph'],
  ['0', 'at 100 %'],
  ['+ −', 'zoom'],
];

export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
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
      <Button className="pd-dialog-close" kind="ghost" icon={X} aria-label="Close" onClick={() => onOpenChange(false)} />
    </Dialog>
  );
}
