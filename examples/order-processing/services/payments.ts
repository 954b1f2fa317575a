import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { oncePerKey } from './once-per-key.ts';

/** The payment service. */
export function payments(): Router {
  const charge = oncePerKey((req) => ({ paymentId: `pay-${randomUUID().slice(0, 8)}`, amount: req.body.amount }));
  return Router().post('/charges', (req, res) => {
    res.status(201).json(charge(req));
  });
}
