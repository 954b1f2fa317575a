import { expect, test } from '@jest/globals';
import { pageAddress } from '../../../app/page-address.ts';
import { parseSearch, stringifySearch } from '../../../app/search.ts';
import { nothingOf } from '../../../ui/pages/executions/ExecutionsEmpty.tsx';
import { type ExecutionFilter, filterOfSearch, scopeOfFilter } from '../../../ui/pages/executions/execution-filter.ts';
import { localTime } from '../../../ui/pages/executions/local-time.ts';
import { startLines } from '../../../ui/pages/executions/start-lines.ts';
import { inputExample } from '../../../ui/pages/workflows/input-example.ts';
import { inputOfText } from '../../../ui/pages/workflows/input-of-text.ts';
import { jsonFaultAt } from '../../../ui/pages/workflows/json-fault-at.ts';

const WORKFLOW = '01a20f8c-0000-7000-8000-000000000001';

test('a filter comes back from its address as it was', () => {
  const filters: ExecutionFilter[] = [
    {},
    { status: 'error', workflow: WORKFLOW, user: 'ann & bob=1', range: '7d' },
    { user: '42', from: '2026-11-23T10:00:00.000Z', to: '2026-11-24T10:00:00.000Z' },
  ];
  for (const filter of filters) expect(filterOfSearch(parseSearch(stringifySearch({ ...filter })))).toEqual(filter);
  expect(stringifySearch({})).toBe('');
});

test('what makes no sense in an address is left out', () => {
  expect(filterOfSearch(parseSearch('?status=done&workflow=1&range=2y&user=&from=soon&to=5'))).toEqual({});
  // one way to say since when, not two
  expect(filterOfSearch({ range: '1h', from: '2026-11-23T10:00:00Z' })).toEqual({ range: '1h' });
  expect(filterOfSearch({ from: '2026-11-23T12:00:00+02:00' })).toEqual({ from: '2026-11-23T10:00:00.000Z' });
});

test('a stretch of time begins at a whole minute, one of one’s own where it was set', () => {
  const now = Date.parse('2026-11-24T10:00:30Z');
  expect(scopeOfFilter({ range: '1h', user: 'ann', status: 'error' }, now)).toEqual({ user: 'ann', from: '2026-11-24T09:00:00.000Z' });
  const own = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-24T10:00:00.000Z' };
  expect(scopeOfFilter({ ...own, workflow: WORKFLOW }, now)).toEqual({ ...own, workflowId: WORKFLOW });
});

test('a field shows a time in the zone of the viewer, and gives the same one back', () => {
  const at = '2026-11-23T10:07:00.000Z';
  expect(new Date(localTime(at)).toISOString()).toBe(at);
  expect(localTime(undefined)).toBe('');
});

test('no rows are told of in the words of the filter', () => {
  const names = [{ id: WORKFLOW, name: 'Order fulfilment' }];
  expect(nothingOf({ status: 'error', range: '3d' }, names)).toBe('No failed executions in the last 3 days.');
  expect(nothingOf({ workflow: WORKFLOW, user: 'ann' }, names)).toBe('No executions of Order fulfilment as ann.');
  expect(nothingOf({ from: '2026-11-23T10:00:00.000Z' }, names)).toMatch(/^No executions from .*2026.*\.$/);
});

test('an input is an object, and one that is none is told where it breaks', () => {
  expect(inputOfText(' ')).toEqual({ input: {} });
  expect(inputOfText('{ "a": 1 }')).toEqual({ input: { a: 1 } });
  expect(inputOfText('[1]')).toEqual({ problem: 'The input is an object, such as { "orderId": "A-1" }.' });
  expect(inputOfText('{\n  "a": 1,\n  "b": oops\n}')).toEqual({ problem: 'Line 3, column 8: a value is needed, there is "o".' });
  expect(inputOfText('{\u00a0"a": 1 }')).toEqual({
    problem: 'Line 1, column 2: a name in double quotes or } is needed, there is a blank that JSON does not know, U+00A0.',
  });
  expect(inputOfText('{ "a": 1')).toEqual({ problem: 'Line 1, column 9: a comma or } is needed, the input ends.' });
});

test('the place is found exactly where the engine finds a fault', () => {
  const good = ['{}', '[]', ' [1, -2.5e3, "a\\n\\u00e9", true, false, null, {"a":{"b":[[]]}}] ', '"x\u007f"', '0', '{"a":[1,2],"b":{}}'];
  const bad = [
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '{"a" 1}',
    '01',
    '1.',
    '"a',
    '"\\x"',
    '"\n"',
    '[1 2]',
    '{"a":1}}',
    'nul',
    '{]',
    '[}',
    '{"a":1]',
  ];
  for (const text of good) expect([text, jsonFaultAt(text), JSON.parse(text) === undefined]).toEqual([text, null, false]);
  for (const text of bad) {
    expect(() => JSON.parse(text)).toThrow();
    expect([text, jsonFaultAt(text)]).toEqual([text, { at: expect.any(Number), wanted: expect.any(String) }]);
  }
  expect(jsonFaultAt('[1, 2')).toEqual({ at: 5, wanted: 'a comma or ]' });
});

test('the input to begin with has every field of the schema, of its type', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      seats: { type: 'integer', default: 3 },
      plan: { enum: ['free', 'pro'] },
      tags: { type: 'array' },
    },
  };
  const trigger = {
    id: 't',
    type: 'trigger',
    position: { x: 0, y: 0 },
    data: { label: 'T', config: { kind: 'api', inputSchema: schema } },
  };
  const graph = { nodes: [trigger], edges: [] } as unknown as Parameters<typeof inputExample>[0];
  expect(inputExample(graph)).toEqual({ name: '', seats: 3, plan: 'free', tags: [] });
});

test('the lines that teach name the api, the workflow and the user', () => {
  const { curl, code } = startLines('https://flows.example.com', { id: WORKFLOW }, "o'neill");
  expect(curl).toContain(`curl -X POST https://flows.example.com/api/workflows/${WORKFLOW}/executions`);
  expect(curl).toContain('Bearer $PERDURE_API_KEY');
  expect(code).toContain(`workflowId: '${WORKFLOW}'`);
  expect(code).toContain("userName: 'o\\'neill'");
});

test('after signing in one goes to a page of the app and nowhere else', () => {
  expect(pageAddress('/executions?status=error')).toBe('/executions?status=error');
  expect(pageAddress(`/workflows/${WORKFLOW}`)).toBe(`/workflows/${WORKFLOW}`);
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/api/docs', undefined]) {
    expect(pageAddress(to)).toBe('/executions');
  }
});
