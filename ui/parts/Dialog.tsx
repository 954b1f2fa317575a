import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';
import { PerdureRoot } from '../provider/PerdureRoot.tsx';

export interface DialogProps {
  title: ReactNode;
  open: boolean;
  onOpenChange(open: boolean): void;
  /** what opens it; may be left out */
  trigger?: ReactElement;
  /** `form`: 440 px; `wide`: as large as the window allows */
  size?: 'form' | 'wide';
  /** shown below the title, for everybody or only for screen readers (`wide`) */
  description?: ReactNode;
  children: ReactNode;
}

/** A modal dialog in a root of its own, so that no style of the page reaches it. */
export function Dialog({ title, open, onOpenChange, trigger, size = 'form', description, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <PerdureRoot className="pd-layer">
          <Base.Backdrop className="pd-scrim" />
          <Base.Popup className="pd-dialog" data-size={size}>
            <Base.Title className={size === 'wide' ? 'pd-hidden' : 'pd-dialog-title'}>{title}</Base.Title>
            {description && <Base.Description className="pd-dialog-description">{description}</Base.Description>}
            {children}
          </Base.Popup>
        </PerdureRoot>
      </Base.Portal>
    </Base.Root>
  );
}
