import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { oncePerKey } from './once-per-key.ts';

const REFUSALS = 2;

/** The warehouse. It is busy at the first two attempts of every order: it answers 503. */
export function warehouse(): Router {
  const attempts = new Map<string, number>();
  const reserve = oncePerKey((req) => ({ reservationId: `res-${randomUUID().slice(0, 8)}`, orderId: req.body.orderId }));
  return Router().post('/reservations', (req, res) => {
    const attempt = (attempts.get(req.body.orderId) ?? 0) + 1;
    attempts.set(req.body.orderId, attempt);
    if (attempt <= REFUSALS) res.status(503).json({ error: 'busy' });
    else res.status(201).json(reserve(req));
  });
}
