import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LoginPage } from '../../ui/pages/login/LoginPage.tsx';
import { setDocumentStatus } from '../document-status.ts';
import { pageAddress } from '../page-address.ts';

const route = getRouteApi('/login');

export function LoginRoute() {
  const { failed, to } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => setDocumentStatus('Sign in', null), []);
  const onSignedIn = () => {
    queries.clear();
    router.history.push(pageAddress(to));
  };
  return <LoginPage linkFailed={failed === '1'} onSignedIn={onSignedIn} />;
}
