import type { ComponentType } from 'react';

/** An icon as Lucide's are: a component that takes its size and class. Any such component of a host fits. */
export type IconComponent = ComponentType<{ size?: number | string; className?: string; 'aria-hidden'?: boolean | 'true' | 'false' }>;
