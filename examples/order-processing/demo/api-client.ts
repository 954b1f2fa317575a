export interface ApiTarget {
  /** e.g. `"http://127.0.0.1:8080"` */
  apiUrl: string;
  apiKey: string;
}

export interface ApiAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: shaped as the API's document says
  json: any;
}

/** One call of Perdure's HTTP API. Throws for an answer that is neither a success nor listed in `expected`. */
export async function callApi(target: ApiTarget, method: string, path: string, body?: object, expected: number[] = []): Promise<ApiAnswer> {
  const response = await fetch(target.apiUrl + path, {
    method,
    headers: { authorization: `Bearer ${target.apiKey}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok && !expected.includes(response.status)) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}
