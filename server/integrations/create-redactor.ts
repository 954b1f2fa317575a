import type { Redactor } from '../../common/plugin/integrations.ts';
import { SHORTEST_SECRET, secretForms } from './secret-forms.ts';

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

/** Finds the secrets by value, in whatever spelling `secretForms` knows, in texts, keys and numbers. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length);
  const numbers = new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET));
  if (forms.length === 0) return { text: (text) => text, json: (value) => value };

  // Longest first, so that a secret which contains another one goes as a whole.
  const text = (value: string) => forms.reduce((rest, form) => (rest.includes(form) ? rest.split(form).join(REDACTED) : rest), value);

  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return numbers.has(String(value)) ? REDACTED : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map(json);
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    const entries = Object.entries(value).map(([key, item]) => [text(key), json(item), key, item] as const);
    const changed = entries.some(([key, item, oldKey, oldItem]) => key !== oldKey || item !== oldItem);
    return changed ? Object.fromEntries(entries) : value;
  };

  return { text, json: <T>(value: T) => json(value) as T };
}
