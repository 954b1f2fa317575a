import { openDatabase } from '../../db/open-database.ts';
import { createLoginLink } from '../../server/sessions/create-login-link.ts';
import { describeError } from '../output/describe-error.ts';
import type { DevInfo } from './dev-info.ts';
import { DEV_USER } from './dev-user.ts';
import type { StackOptions } from './stack-options.ts';

/**
 * A link that opens the app signed in as the user `dev`, once, at the page `to` (default the first one). Where none can be
 * made just now it is the plain address, where one signs in by hand. Null where there is no app.
 */
export async function createAppLink(
  { appUrl, databaseUrl }: Pick<DevInfo, 'appUrl' | 'databaseUrl'>,
  { environment, warn }: Pick<StackOptions, 'environment' | 'warn'>,
  to?: string,
): Promise<string | null> {
  if (appUrl === null) return null;
  const database = openDatabase({ databaseUrl, schema: environment.schema, max: 1, applicationName: 'perdure dev' });
  try {
    return await createLoginLink(database.client, DEV_USER, { appUrl, ...(to === undefined ? {} : { to }) });
  } catch (error) {
    warn(`No sign-in link could be made: ${describeError(error).message}`);
    return appUrl + (to ?? '');
  } finally {
    await database.close();
  }
}
