/** How to create and publish the smallest workflow from a terminal. `apiUrl` has no slash at its end. */
export function publishLines(apiUrl: string): string {
  const node = { id: 'start', type: 'trigger', position: { x: 0, y: 0 }, data: { label: 'Start', config: { kind: 'api' } } };
  const body = JSON.stringify({ name: 'My first workflow', graph: { nodes: [node], edges: [] } });
  const header = '-H "authorization: Bearer $PERDURE_API_KEY"';
  return [
    `curl -X POST ${apiUrl}/api/workflows ${header} \\`,
    `  -H "content-type: application/json" -d '${body}'`,
    `curl -X POST ${apiUrl}/api/workflows/WORKFLOW_ID/publish ${header}`,
  ].join('\n');
}
