/** The environment variables by which the worker finds the services that the workflow calls. */
export const SERVICE_VARIABLES = ['WAREHOUSE_URL', 'PAYMENTS_URL', 'SMS_URL'] as const;
export type ServiceVariable = (typeof SERVICE_VARIABLES)[number];

/** The URL of a service, without a slash at its end. Throws when the variable is not set. */
export function serviceUrl(variable: ServiceVariable): string {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set; \`perdure dev\` sets it to a service of the example.`);
  return url.replace(/\/$/, '');
}

/** `host:port` of every service that the environment names. */
export function serviceHosts(): string[] {
  return SERVICE_VARIABLES.flatMap((variable) => (process.env[variable] ? [new URL(serviceUrl(variable)).host] : []));
}
