import { expect, test } from '@jest/globals';
import { publishedWorkflow, startedExecution } from './journal.ts';
import { startTestApi } from './support.ts';

test('an idle stream begins with a retry time and is kept alive by comments', async () => {
  const api = await startTestApi();
  try {
    const id = await startedExecution(api, await publishedWorkflow(api));
    const response = await fetch(`${api.url}/api/executions/${id}/stream`, { headers: { authorization: `Bearer ${api.key}` } });
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes('\n:\n')) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(text.startsWith('retry: 3000\n\n')).toBe(true);
    await reader?.cancel();
  } finally {
    await api.close();
  }
}, 30_000);
