import type { JsonObject } from '../json/json-value.ts';

/** Why a node failed, as the journal keeps it. */
export interface Failure {
  message: string;
  /** a code of the error table, or the string `code` that the step threw or returned */
  code: string;
  nodeId?: string;
  /** attempts that were counted, on action nodes */
  attempts?: number;
  /** the other fields that a step returned beside `success: false` */
  fields?: JsonObject;
}

/** The error of an execution or a node in a view. */
export interface ViewError {
  message: string;
  code: string;
  nodeId?: string;
}
