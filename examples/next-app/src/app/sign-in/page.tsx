import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { SESSION_COOKIE, sealSession } from '@/session';

async function signIn(form: FormData) {
  'use server';
  // this shop believes everybody; yours asks for more than a name
  const userName = String(form.get('userName'));
  (await cookies()).set(SESSION_COOKIE, sealSession({ userName, displayName: userName }), { httpOnly: true, sameSite: 'lax' });
  redirect('/');
}

export default function SignIn() {
  return (
    <form action={signIn} className="p-4">
      <label>
        User <input name="userName" defaultValue="ann" />
      </label>{' '}
      <Button type="submit">Sign in</Button>
    </form>
  );
}
