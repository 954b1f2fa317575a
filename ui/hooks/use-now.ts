import { useEffect, useState } from 'react';

const EVERY_MS = 100;

/** The time in ms, again and again while `running`; it stands still otherwise. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
