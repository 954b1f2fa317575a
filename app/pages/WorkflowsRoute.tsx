import { getRouteApi } from '@tanstack/react-router';
import { WorkflowsPage } from '../../ui/pages/workflows/WorkflowsPage.tsx';
import { usePageLinks } from '../use-page-links.ts';

const route = getRouteApi('/shell/workflows');

export function WorkflowsRoute() {
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <WorkflowsPage
      search={search ?? ''}
      onSearchChange={(next) => void navigate({ search: next === '' ? {} : { search: next }, replace: true })}
      links={usePageLinks()}
    />
  );
}
