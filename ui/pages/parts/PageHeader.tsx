import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** quiet facts beside the title */
  aside?: ReactNode;
  /** buttons, at the end */
  children?: ReactNode;
}

/** The bar at the top of a page. */
export function PageHeader({ title, aside, children }: PageHeaderProps) {
  return (
    <header className="pd-page-header">
      <h1 className="pd-page-title">{title}</h1>
      {aside}
      {children && <div className="pd-page-actions">{children}</div>}
    </header>
  );
}
