/** Asks the servers of this Jest run; the first question starts the server, or packs the package. */
export async function askTestServices(path: '/postgres' | '/temporal' | '/package'): Promise<string> {
  const base = process.env.TEST_SERVICES_URL;
  if (base === undefined) throw new Error('TEST_SERVICES_URL is not set: run the tests with Jest from the project’s root.');
  const response = await fetch(base + path);
  const text = await response.text();
  if (!response.ok) throw new Error(`The test server for ${path} could not be started: ${text}`);
  return text;
}
