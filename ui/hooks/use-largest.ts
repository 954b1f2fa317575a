import { useState } from 'react';

/** The largest value so far: what is shown of the present does not shrink while somebody looks at the past. */
export function useLargest(value: number): number {
  const [largest, setLargest] = useState(value);
  if (value > largest) setLargest(value);
  return Math.max(value, largest);
}
