import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { SettingsPage } from '../../ui/pages/settings/SettingsPage.tsx';
import { useAppSettings } from '../app-context.ts';

export function SettingsRoute() {
  const { theme, onThemeChange } = useAppSettings();
  const router = useRouter();
  const queries = useQueryClient();
  const onSignedOut = () => {
    queries.clear();
    router.history.push('/login');
  };
  return <SettingsPage theme={theme} onThemeChange={onThemeChange} onSignedOut={onSignedOut} />;
}
