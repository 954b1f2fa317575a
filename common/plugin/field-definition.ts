import type { JsonValue } from '../json/json-value.ts';

export const FIELD_TYPES = [
  'template-input',
  'template-textarea',
  'text',
  'number',
  'select',
  'combobox',
  'schema-builder',
  'single-row-update',
  'match-builder',
  'multi-select',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface FieldOption {
  value: string;
  label: string;
}

/** A config field of an action as pure data; `getOptions` and other functions live in the client half only. */
export interface FieldDefinition {
  key: string;
  label: string;
  type: FieldType;
  placeholder?: string;
  searchPlaceholder?: string;
  required?: boolean;
  defaultValue?: JsonValue;
  /** `number` only */
  min?: number;
  /** `template-textarea` only */
  rows?: number;
  options?: FieldOption[];
  optionsSource?: 'datasources';
  optionsDependencyKeys?: string[];
  /** default `"update"` */
  singleRowMode?: 'update' | 'insert' | 'delete';
  showWhen?: { field: string; equals: JsonValue };
}

export interface OutputField {
  field: string;
  description: string;
}

/** A field of an integration's credentials. */
export interface CredentialField {
  id: string;
  label: string;
  type: 'text' | 'password' | 'url' | 'checkbox' | 'select';
  placeholder?: string;
  helpText?: string;
  configKey: string;
  required?: boolean;
  options?: FieldOption[];
}

/** An action as pure data; its id is `type/slug`. */
export interface ActionDefinition {
  slug: string;
  label: string;
  description?: string;
  category?: string;
  configFields: FieldDefinition[];
  outputFields?: OutputField[];
}

/** An integration as pure data: what the builder's client half says, without icon and functions. */
export interface IntegrationDefinition {
  type: string;
  label: string;
  description?: string;
  formFields: CredentialField[];
  actions: ActionDefinition[];
}
