import { type ReactNode, useState } from 'react';
import type { JsonRange } from './json-outline.ts';

export interface PlainJsonProps {
  text: string;
  /** what is left out at first */
  cuts: readonly JsonRange[];
}

/** JSON as text, its long strings shortened. */
export function PlainJson({ text, cuts }: PlainJsonProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of cuts) {
    if (open.has(from)) continue;
    parts.push(text.slice(at, from));
    parts.push(
      <button key={from} type="button" className="pd-json-more" onClick={() => setOpen(new Set([...open, from]))}>
        … show all {(to - from).toLocaleString()} more characters
      </button>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return <pre className="pd-json-plain">{parts}</pre>;
}
