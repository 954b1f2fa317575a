import { PerdureError } from '../common/errors/perdure-error.ts';

/** `schema` quoted, as a `SchemaClient` has it. */
export function schemaMissing(database: string, schema: string): PerdureError {
  return new PerdureError(
    'SCHEMA_MISSING',
    `Database "${database}" has no tables of Perdure in schema ${schema}; run \`perdure migrate\`.`,
  );
}
