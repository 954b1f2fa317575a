import { PerdureError } from '../../common/errors/perdure-error.ts';
import { jsonPointer } from '../../common/json/json-path.ts';
import { textFault } from '../../common/json/text-fault.ts';

/**
 * The query of a URL; an empty value counts as absent, a name given twice becomes a list, which few schemas take.
 * @throws PerdureError `INVALID_REQUEST` for what no text may hold
 */
export function readQuery(url: string): Record<string, string | string[]> {
  const start = url.indexOf('?');
  const query: Record<string, string | string[]> = Object.create(null);
  if (start === -1) return query;
  const parameters = new URLSearchParams(url.slice(start + 1));
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    const [first, second] = values;
    if (first === undefined) continue;
    const fault = textFault(values.join(''));
    if (fault !== undefined) throw refused(name, `The text holds ${fault}.`);
    query[name] = second === undefined ? first : values;
  }
  return query;
}

function refused(name: string, detail: string): PerdureError {
  return new PerdureError('INVALID_REQUEST', `The query cannot be taken: ${detail}`, {
    fields: { errors: [{ pointer: `/query${jsonPointer([name])}`, detail }] },
  });
}
