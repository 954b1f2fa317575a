/** How to start a workflow from a terminal and from code, ready to be copied. `apiUrl` has no slash at its end. */
export function startLines(apiUrl: string, workflow: { id: string } | undefined, userName: string): { curl: string; code: string } {
  const id = workflow?.id ?? 'WORKFLOW_ID';
  const curl = [
    '# PERDURE_API_KEY: a key from the settings page',
    `curl -X POST ${apiUrl}/api/workflows/${id}/executions \\`,
    '  -H "authorization: Bearer $PERDURE_API_KEY" \\',
    '  -H "content-type: application/json" \\',
    `  -d '{ "input": {} }'`,
  ].join('\n');
  const code = [
    "import { triggerWorkflow } from 'perdure/server';",
    '',
    'const { executionId } = await triggerWorkflow({',
    `  workflowId: ${quoted(id)},`,
    `  userName: ${quoted(userName)},`,
    '  input: {},',
    '});',
  ].join('\n');
  return { curl, code };
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
