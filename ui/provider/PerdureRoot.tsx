'use client';

import { type HTMLAttributes, useEffect, useRef, useState } from 'react';
import { useResolvedTheme } from '../hooks/use-resolved-theme.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';

const NO_STYLES = "Perdure's stylesheet is missing. Import 'perdure/ui/styles.css' once, for example in your root layout.";

/** The element that every style of ours starts at; portals of ours stand in one, too. */
export function PerdureRoot({ className = '', children, ...rest }: HTMLAttributes<HTMLDivElement>) {
  const { theme } = useSurroundings();
  const element = useRef<HTMLDivElement>(null);
  const [styled, setStyled] = useState(true);
  useEffect(() => {
    const found = element.current === null || getComputedStyle(element.current).getPropertyValue('--pd-accent') !== '';
    setStyled(found);
    if (!found) console.error(NO_STYLES);
  }, []);
  return (
    <div ref={element} className={`perdure ${className}`} data-theme={useResolvedTheme(theme)} {...rest}>
      {!styled && <p role="alert">{NO_STYLES}</p>}
      {children}
    </div>
  );
}
