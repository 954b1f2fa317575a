const WORDS: Record<string, string> = { api: 'API', dataSource: 'data source' };

/** A trigger's type as it is said: `API`, `schedule`. */
export function triggerWord(type: string): string {
  return Object.hasOwn(WORDS, type) ? (WORDS[type] ?? type) : type;
}
