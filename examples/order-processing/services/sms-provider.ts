import { randomUUID } from 'node:crypto';
import { Router } from 'express';

export interface SentMessage {
  id: string;
  to: string;
  body: string;
}

/** The SMS provider; it keeps what it "sent", to be read at `GET /messages`. */
export function smsProvider(): Router {
  const sent: SentMessage[] = [];
  const router = Router();
  router.post('/send', (req, res) => {
    const message = { id: `sms-${randomUUID().slice(0, 8)}`, to: String(req.body.to), body: String(req.body.body) };
    sent.push(message);
    res.status(202).json(message);
  });
  router.get('/messages', (_req, res) => {
    res.json(sent);
  });
  return router;
}
