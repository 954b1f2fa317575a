import type { Request } from 'express';

/** Answers a repeated idempotency key with the first answer, as a real provider does. */
export function oncePerKey<Answer>(make: (req: Request) => Answer): (req: Request) => Answer {
  const answers = new Map<string, Answer>();
  return (req) => {
    const key = req.get('idempotency-key');
    const known = key === undefined ? undefined : answers.get(key);
    if (known !== undefined) return known;
    const answer = make(req);
    if (key !== undefined) answers.set(key, answer);
    return answer;
  };
}
