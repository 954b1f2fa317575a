import { PerdureError } from '../../common/errors/perdure-error.ts';

/** What a data source cannot do: an attribute, an operator, a value, a row. */
export function invalidDataSource(id: string, what: string): PerdureError {
  return new PerdureError('DATA_SOURCE_INVALID', `The data source "${id}" ${what}`, { fields: { dataSource: id } });
}
