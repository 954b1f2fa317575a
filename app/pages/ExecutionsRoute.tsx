import { getRouteApi } from '@tanstack/react-router';
import { ExecutionsPage } from '../../ui/pages/executions/ExecutionsPage.tsx';
import { usePageLinks } from '../use-page-links.ts';
import { useMe } from './use-me.ts';

const route = getRouteApi('/shell/executions');

export function ExecutionsRoute() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ExecutionsPage
      filter={filter}
      onFilterChange={(next) => void navigate({ search: next })}
      links={usePageLinks()}
      userName={useMe()?.userName ?? 'dev'}
    />
  );
}
