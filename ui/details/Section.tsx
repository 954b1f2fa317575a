import type { ReactNode } from 'react';

export interface SectionProps {
  title: string;
  /** at the right of the title */
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className="pd-section">
      <h3 className="pd-section-title">
        {title}
        {action}
      </h3>
      {children}
    </section>
  );
}
