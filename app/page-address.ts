const PAGE = /^\/(executions|workflows|settings)(\/[A-Za-z0-9-]{1,64})?(\?[^#]*)?$/;

/** A page of this app to go to after signing in; anything else, such as another site, is the first page. */
export function pageAddress(to: unknown): string {
  return typeof to === 'string' && PAGE.test(to) ? to : '/executions';
}
