import { WorkflowsPage } from '../../ui/pages/workflows/WorkflowsPage.tsx';
import { usePageLinks } from '../use-page-links.ts';

export function WorkflowsRoute() {
  return <WorkflowsPage links={usePageLinks()} />;
}
