import type { BrowserContext, Page } from 'playwright-core';

/**
 * Whatever the pages of a context complain of from now on: errors and warnings in the console, errors that nobody caught,
 * violations of the content security policy. What `allowed` matches belongs to the test and is left out.
 */
export async function listenForComplaints(context: BrowserContext, allowed?: RegExp): Promise<string[]> {
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (allowed === undefined || !allowed.test(text)) complaints.push(text);
  };
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`CSP violation: ${violatedDirective} by ${blockedURI} in ${sourceFile}`);
    });
  });
  const listen = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
    });
    page.on('pageerror', (error) => complain(String(error)));
    page.on('crash', () => complain('the page crashed'));
  };
  context.on('page', listen);
  return complaints;
}
