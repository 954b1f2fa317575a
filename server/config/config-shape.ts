import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { ATTRIBUTE_TYPES } from '../../common/data-source/data-source.ts';
import { FIELD_TYPES } from '../../common/plugin/field-definition.ts';

z.config({ jitless: true });

const fn = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'expected a function');
const text = z.string().min(1, 'expected a text that is not empty');
const ACTION_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]*\/[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const actionId = z.string().regex(ACTION_ID, 'expected `type/slug` of letters, digits, `_`, `-` and `.`, e.g. `sms/send`');
const duration = z.union([z.number(), z.string()]);

const stepSource = z.union(
  [z.looseObject({ importer: fn, stepFunction: text }), z.looseObject({ importer: z.undefined().optional(), stepFunction: fn })],
  'expected { stepFunction: <function> } or { importer: () => import(…), stepFunction: "<name of the export>" }',
);

const option = z.looseObject({ value: z.string(), label: z.string() });

const field = z.looseObject({ key: text, label: z.string(), type: z.enum(FIELD_TYPES), options: z.array(option).optional() });

const definition = z.looseObject({
  type: text,
  label: z.string(),
  formFields: z.array(z.looseObject({ id: text, label: z.string(), type: z.string(), configKey: text })),
  actions: z.array(z.looseObject({ slug: text, label: z.string(), configFields: z.array(field) })),
});

const plugin = z.looseObject({
  stepImporters: z.array(
    z.looseObject({
      actionId,
      importer: stepSource,
      retry: z.looseObject({ maximumAttempts: z.number().int().min(1).optional() }).optional(),
      timeout: duration.optional(),
      effect: z.enum(['none', 'external']).optional(),
      lane: z.enum(['normal', 'local']).optional(),
      taskQueue: text.optional(),
    }),
  ),
  actionLabels: z.array(z.looseObject({ actionId: z.string(), label: z.string() })).optional(),
  definition: definition.optional(),
});

const hooks = { beforeInsert: fn, beforeUpdate: fn, beforeDelete: fn, afterInsert: fn, afterUpdate: fn, afterDelete: fn };

const dataSource = z.looseObject({
  id: text,
  label: z.string(),
  table: text,
  primaryKey: z.array(text).min(1, 'expected at least one attribute code'),
  attributes: z.array(z.looseObject({ code: text, name: z.string(), type: z.enum(ATTRIBUTE_TYPES), column: text.optional() })).min(1),
  readOnly: z.boolean().optional(),
  ...z.object(hooks).partial().shape,
});

const origin = z.string().refine(isOrigin, 'expected an origin such as `https://shop.example`, without path');
const cidr = z.string().refine((value) => ipaddr.isValidCIDR(value), 'expected a CIDR such as `10.20.0.0/16`');
const host = z.string().regex(/^(\[[0-9A-Fa-f:.]+\]|[^\s/:@]+)(:\d{1,5})?$/, 'expected `host` or `host:port`, without scheme or path');

export const pluginsShape = z.array(plugin);
export const dataSourcesShape = z.array(dataSource);
export const configShape = z.looseObject({
  workflowPlugins: pluginsShape.optional(),
  dataSources: dataSourcesShape.optional(),
  authenticate: fn.optional(),
  allowedOrigins: z.array(origin).optional(),
  fetch: z.strictObject({ allowHosts: z.array(host).optional(), allowCidrs: z.array(cidr).optional() }).optional(),
});

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
