const KEY = '-H "authorization: Bearer $PERDURE_API_KEY"';

/** How to create and publish the smallest workflow from a terminal. `apiUrl` has no slash at its end. */
export function publishLines(apiUrl: string): string {
  const node = { id: 'start', type: 'trigger', position: { x: 0, y: 0 }, data: { label: 'Start', config: { kind: 'api' } } };
  const body = JSON.stringify({ name: 'My first workflow', graph: { nodes: [node], edges: [] } });
  return [
    '# PERDURE_API_KEY: a key from the settings page',
    `curl -X POST ${apiUrl}/api/workflows ${KEY} \\`,
    `  -H "content-type: application/json" -d '${body}'`,
    '# then, with the id of the answer',
    publishLine(apiUrl, 'WORKFLOW_ID'),
  ].join('\n');
}

/** How to publish the draft of a workflow from a terminal. */
export function publishLine(apiUrl: string, workflowId: string): string {
  return `curl -X POST ${apiUrl}/api/workflows/${workflowId}/publish ${KEY}`;
}
