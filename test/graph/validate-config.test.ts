import { describe, expect, test } from '@jest/globals';
import type { GraphNodeData } from '../../common/graph/graph.ts';
import type { ValidateOptions } from '../../common/graph/validate/validate-options.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { testCatalog } from './support/test-catalog.ts';

/** Code and field of the problems of one node behind a trigger. */
const problems = (node: NodeShorthand, options: ValidateOptions = {}) =>
  validateWorkflow(buildGraph({ t: ['trigger'], n: node }, ['t>n']), testCatalog, options).map(({ code, field, severity }) => [
    code,
    field,
    ...(severity === 'warning' ? [severity] : []),
  ]);
const action = (config: JsonObject, data: Partial<GraphNodeData> = {}): NodeShorthand => ['action', config, data];
const form = (config: JsonObject) => problems(action({ actionType: 'try/form', message: 'hi', address: 'a@b.c', ...config }));

describe('an action', () => {
  test('is one that some plugin offers', () => {
    expect(problems(action({ actionType: 'no/such' }))).toEqual([['UNKNOWN_ACTION', 'actionType']]);
    expect(problems(action({ actionType: '' }))).toEqual([['FIELD_REQUIRED', 'actionType']]);
    expect(problems(action({ actionType: 7 }))).toEqual([['UNKNOWN_ACTION', 'actionType']]);
  });

  test('whose fields nobody knows is accepted with a warning', () => {
    expect(problems(action({ actionType: 'try/echo', whatever: 1 }))).toEqual([['ACTION_DEFINITION_UNKNOWN', 'actionType', 'warning']]);
  });

  test('has its fields checked as the builder wrote them on the node, where it has no definition', () => {
    const fields = {
      to: { type: 'template-input', required: true },
      n: { type: 'number' },
      hidden: { type: 'text', required: true, showWhen: { field: 'n', equals: 2 } },
    };
    expect(problems(action({ actionType: 'try/echo', n: 'x' }, { fields }))).toEqual([
      ['FIELD_REQUIRED', 'to'],
      ['FIELD_INVALID', 'n'],
    ]);
    expect(problems(action({ actionType: 'try/echo', to: 'x', n: 2 }, { fields }))).toEqual([['FIELD_REQUIRED', 'hidden']]);
  });
});

describe('the fields of an action', () => {
  test('that are required are filled in, unless showWhen hides them; defaults count', () => {
    expect(form({})).toEqual([]);
    expect(form({ message: '', address: null })).toEqual([
      ['FIELD_REQUIRED', 'message'],
      ['FIELD_REQUIRED', 'address'],
    ]);
    expect(form({ kind: 'sms' })).toEqual([['FIELD_REQUIRED', 'phone']]);
    expect(form({ kind: 'sms', phone: '1', address: '' })).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [{ kind: 'fax' }, 'kind'],
    [{ kind: ['email'] }, 'kind'],
    [{ count: 'many' }, 'count'],
    [{ count: '{{input.n}}' }, 'count'],
    [{ count: 0 }, 'count'],
    [{ note: { a: 1 } }, 'note'],
    [{ match: 'name = 1' }, 'match'],
    [{ match: '[1]' }, 'match'],
    [{ row: '[{"id":1}]' }, 'row'],
    [{ rows: '{"id":1}' }, 'rows'],
    [{ rows: '[{"id":1},{"id":2}]' }, 'rows'],
    [{ schema: 'string' }, 'schema'],
    [{ columns: 'a' }, 'columns'],
    [{ columns: '["a","c"]' }, 'columns'],
  ])('that hold %j are refused', (config, field) => {
    expect(form(config).filter(([code]) => code === 'FIELD_INVALID')).toEqual([['FIELD_INVALID', field]]);
  });

  test.each<JsonObject>([
    { kind: 'email' },
    { count: '3' },
    { count: 1 },
    { note: '{{ not read' },
    { match: '{"name":"{{input.n}}"}' },
    { match: { name: 1 } },
    { row: '{"id":1,"_status":"U"}' },
    { rows: '[{"id":1}]' },
    { schema: '{"type":"object"}' },
    { columns: '["a"]' },
    { columns: '' },
    { extra: 'passed on' },
  ])('may hold %j', (config) => {
    expect(form(config)).toEqual([]);
  });
});

describe('the retry policy and the timeout of an action', () => {
  const policy = (data: Partial<GraphNodeData>) => problems(action({ actionType: 'mail/send', integrationId: 'i' }, data));

  test('may be partial', () => {
    expect(policy({ retry: { maximumAttempts: 1 }, timeout: 5000 })).toEqual([]);
    expect(policy({ retry: { initialInterval: '1 second', maximumInterval: 0, backoffCoefficient: 1 } })).toEqual([]);
  });

  test('are numbers and durations', () => {
    expect(
      policy({ retry: { maximumAttempts: 0, backoffCoefficient: 0.5, initialInterval: 'soon', maximumInterval: -1 }, timeout: '0s' }),
    ).toEqual([
      ['FIELD_INVALID', 'retry.maximumAttempts'],
      ['FIELD_INVALID', 'retry.backoffCoefficient'],
      ['DURATION_INVALID', 'retry.initialInterval'],
      ['DURATION_INVALID', 'retry.maximumInterval'],
      ['DURATION_INVALID', 'timeout'],
    ]);
  });
});

describe('an integration', () => {
  const own: ValidateOptions = {
    userName: 'ann',
    integrations: (id) => (id === 'mine' ? { type: 'mail' } : id === 'ours' ? { type: 'mail', shared: true } : undefined),
  };
  const mail = (integrationId: string | number | null) => action({ actionType: 'mail/send', integrationId });

  test('is there where the action needs one', () => {
    expect(problems(action({ actionType: 'mail/send' }), own)).toEqual([['INTEGRATION_INVALID', 'integrationId']]);
    expect(problems(mail(null), own)).toEqual([['INTEGRATION_INVALID', 'integrationId']]);
    expect(problems(mail('mine'), own)).toEqual([]);
  });

  test('is one of the user, and of the right type', () => {
    expect(problems(mail('theirs'), own)).toEqual([['INTEGRATION_INVALID', 'integrationId']]);
    expect(problems(mail(7), own)).toEqual([['INTEGRATION_INVALID', 'integrationId']]);
    expect(problems(action({ actionType: 'try/form', message: 'x', address: 'x', integrationId: 'mine' }), own)).toEqual([
      ['INTEGRATION_INVALID', 'integrationId'],
    ]);
    expect(problems(mail('theirs'))).toEqual([]);
  });

  test('that is private in a shared workflow is a warning', () => {
    expect(problems(mail('mine'), { ...own, visibility: 'shared' })).toEqual([['INTEGRATION_INVALID', 'integrationId', 'warning']]);
    expect(problems(mail('ours'), { ...own, visibility: 'shared' })).toEqual([]);
  });
});

describe('the config of', () => {
  test.each<[NodeShorthand, [string, string][]]>([
    [['condition', {}], [['FIELD_REQUIRED', 'expression']]],
    [['condition', { expression: ' ' }], [['FIELD_REQUIRED', 'expression']]],
    [['condition', { expression: true }], [['FIELD_INVALID', 'expression']]],
    [['switch', {}], [['FIELD_REQUIRED', 'cases']]],
    [['switch', { cases: [] }], [['FIELD_REQUIRED', 'cases']]],
    [['switch', { cases: { k: 'true' } }], [['FIELD_INVALID', 'cases']]],
    [
      ['switch', { mode: 'some', cases: [{ key: 'k' }] }],
      [
        ['FIELD_INVALID', 'mode'],
        ['FIELD_REQUIRED', 'cases[0].when'],
      ],
    ],
    [['set', {}], [['FIELD_REQUIRED', 'values']]],
    [['set', { values: [1] }], [['FIELD_INVALID', 'values']]],
    [['sleep', {}], [['FIELD_REQUIRED', 'duration']]],
    [['sleep', { duration: '1s', until: '2030-01-01' }], [['FIELD_INVALID', 'until']]],
    [['sleep', { duration: 'a while' }], [['DURATION_INVALID', 'duration']]],
    [['sleep', { duration: -5 }], [['DURATION_INVALID', 'duration']]],
    [['sleep', { until: 'tomorrow' }], [['DURATION_INVALID', 'until']]],
    [['output', {}], [['FIELD_REQUIRED', 'value']]],
  ])('%j is refused', (node, expected) => {
    expect(problems(node)).toEqual(expected);
  });

  test.each<[NodeShorthand]>([
    [['sleep', { duration: '2 minutes' }]],
    [['sleep', { duration: 0 }]],
    [['sleep', { duration: '{{input.wait}}' }]],
    [['sleep', { until: '2030-01-01T00:00:00+02:00' }]],
    [['output', { value: null }]],
    [['set', { values: {} }]],
  ])('%j is well', (node) => {
    expect(problems(node)).toEqual([]);
  });

  test('a trigger holds an input schema that is an object', () => {
    const codes = (inputSchema: JsonObject | string) =>
      validateWorkflow(buildGraph({ t: ['trigger', { inputSchema }] }), testCatalog).map(({ code }) => code);
    expect(codes({ type: 'object' })).toEqual([]);
    expect(codes('object')).toEqual(['FIELD_INVALID']);
  });

  const schemaProblems = (inputSchema: JsonObject) =>
    validateWorkflow(buildGraph({ t: ['trigger', { inputSchema }] }), testCatalog).map(({ code, nodeId, field, message }) => [
      `${code} ${nodeId} ${field}`,
      message,
    ]);

  test.each([
    [{ type: 'nonsense' }, 'inputSchema.type', '/type is neither one of null, '],
    [{ properties: { a: { pattern: '(' } } }, 'inputSchema.properties.a.pattern', '/properties/a/pattern is no regular expression: '],
    [{ $ref: '#/nowhere' }, 'inputSchema["$ref"]', '/$ref "#/nowhere" leads to no schema in this document.'],
    [{ $ref: 'https://example.com/s' }, 'inputSchema["$ref"]', '/$ref "https://example.com/s" leads to no schema in this document.'],
    [{ $ref: '#' }, 'inputSchema["$ref"]', '/$ref "#" leads back to itself.'],
    [{ $id: 'http://[', type: 'object' }, 'inputSchema', 'it has two parts with the same `$id`, or a `$id` or `$ref` that is no URI.'],
    [{ required: 'a' }, 'inputSchema.required', '/required is no list of texts.'],
    [{ properties: 5 }, 'inputSchema.properties', '/properties is no object of schemas.'],
    [{ properties: { a: 5 } }, 'inputSchema.properties.a', '/properties/a is no schema, which is an object, true or false.'],
    [{ patternProperties: { '[': true } }, 'inputSchema.patternProperties["["]', '/patternProperties/[ is no regular expression: '],
    [{ allOf: [] }, 'inputSchema.allOf', '/allOf is no list of at least one schema.'],
    [{ anyOf: [true, { minLength: -1 }] }, 'inputSchema.anyOf[1].minLength', '/anyOf/1/minLength is no whole number from 0.'],
    [{ items: [{ type: 'string' }] }, 'inputSchema.items', '/items is no schema, which is an object, true or false.'],
  ] as [JsonObject, string, string][])('refuses the input schema %j', (inputSchema, field, message) => {
    const quoted = field.replace('["$ref"]', '.$ref');
    expect(schemaProblems(inputSchema)).toEqual([[`INPUT_SCHEMA_INVALID t ${quoted}`, expect.stringContaining(message)]]);
  });

  test('takes whatever a schema may hold, and does not write on it', () => {
    const inputSchema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://example.com/order',
      title: 'Order',
      type: ['object', 'null'],
      required: ['lines'],
      properties: {
        lines: { type: 'array', items: { $ref: '#/$defs/line' }, minItems: 1 },
        parent: { $ref: '#' },
        other: { $ref: 'order' },
        'a/b': { $ref: '#named' },
        again: { $ref: '#/properties/a~1b' },
      },
      patternProperties: { '^x-\\p{L}+$': true },
      additionalProperties: false,
      if: { properties: { n: { const: null } } },
      else: { dependentRequired: { a: ['b'] } },
      $defs: { line: { enum: [1, 'two', null], examples: [{ type: 7 }], default: { required: 1 }, 'x-ours': 5 }, n: { $anchor: 'named' } },
    };
    expect(schemaProblems(Object.freeze(inputSchema) as unknown as JsonObject)).toEqual([]);
  });
});
