import { getRouteApi } from '@tanstack/react-router';
import { WorkflowPage } from '../../ui/pages/workflows/WorkflowPage.tsx';
import { usePageLinks } from '../use-page-links.ts';
import { useMe } from './use-me.ts';

const route = getRouteApi('/shell/workflows/$id');

export function WorkflowRoute() {
  const { id } = route.useParams();
  const me = useMe();
  const mayRun = me === undefined || me.scopes.includes('run') || me.scopes.includes('admin');
  return <WorkflowPage key={id} workflowId={id} links={usePageLinks()} mayRun={mayRun} />;
}
