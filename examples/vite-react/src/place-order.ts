export interface PlacedOrder {
  orderId: string;
  executionId: string;
  workflowId: string;
}

/** Asks the shop's own server, which begins the execution together with the order. */
export async function placeOrder(item: string): Promise<PlacedOrder> {
  // this shop believes everybody; yours has signed its user in long before
  await send('/sign-in', { userName: 'ann' });
  const response = await send('/orders', { item });
  return response.json();
}

async function send(path: string, body: object): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}
