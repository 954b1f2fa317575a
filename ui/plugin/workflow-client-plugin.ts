import type { ActionDefinition, CredentialField, FieldDefinition, FieldOption } from '../../common/plugin/field-definition.ts';
import type { IconComponent } from '../icons/icon-component.ts';

/** A config field as the client half of a plugin declares it: data, and where its options come from. */
export interface ClientField extends FieldDefinition {
  /** options that depend on what else is filled in; may ask a server */
  getOptions?: (config?: Record<string, unknown>) => FieldOption[] | Promise<FieldOption[]>;
}

export interface ClientAction extends Omit<ActionDefinition, 'configFields'> {
  configFields: ClientField[];
  /** accepted, and unused: an action and its step are linked by `type/slug` */
  stepFunction?: string;
  /** accepted, and unused */
  stepImportPath?: string;
}

/** The client half of a plugin: how its integration and its actions look to people. */
export interface WorkflowClientPlugin {
  integration: {
    /** first half of every action id */
    type: string;
    label: string;
    description?: string;
    /** any component that takes `className`, `size`; Lucide's icons fit */
    icon: IconComponent;
    /** what a user fills in to connect; empty when nothing is needed */
    formFields: CredentialField[];
    actions: ClientAction[];
  };
}
