import type { ButtonHTMLAttributes } from 'react';
import type { IconComponent } from '../icons/icon-component.ts';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** default `secondary`; one `primary` a screen at most */
  kind?: 'primary' | 'secondary' | 'ghost' | 'danger';
  /** 24 px instead of 28 */
  small?: boolean;
  icon?: IconComponent;
}

/** A button. One without words needs an `aria-label`, which is its tooltip too. */
export function Button({ kind = 'secondary', small = false, icon: Icon, className = '', children, ...rest }: ButtonProps) {
  const bare = children === undefined || children === null;
  return (
    <button
      type="button"
      className={`pd-button ${className}`}
      data-kind={kind}
      data-small={small || undefined}
      data-bare={bare || undefined}
      title={bare ? rest['aria-label'] : undefined}
      {...rest}
    >
      {Icon && <Icon size={small ? 14 : 16} aria-hidden="true" />}
      {children}
    </button>
  );
}
