import type { StepFunction } from 'perdure/server';
import { serviceUrl } from '../../service-url.ts';

export const sendSmsStep: StepFunction = async (input) => {
  const { phoneNumber, message } = input;

  const response = await fetch(`${serviceUrl('SMS_URL')}/send`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: phoneNumber, body: message }),
  });

  if (!response.ok) {
    return { success: false, error: 'Failed to send SMS' };
  }

  const data = (await response.json()) as { id: string };
  return { success: true, messageId: data.id };
};
