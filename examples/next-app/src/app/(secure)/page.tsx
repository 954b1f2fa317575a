import { redirect } from 'next/navigation';
import { auth } from '@/auth';
import { Button } from '@/components/ui/button';
import { placeOrder } from './place-order';

export default async function Home() {
  const session = await auth();
  if (!session) redirect('/sign-in');
  return (
    <form action={placeOrder} className="p-4">
      <h1>Hello {session.user.displayName}</h1>
      <label>
        Item <input name="item" defaultValue="Tea" />
      </label>{' '}
      <Button type="submit">Place order</Button>
    </form>
  );
}
