/** Addresses of the pages, and how to go there; whoever owns the URL hands it in. */
export interface PageLinks {
  executions(workflowId?: string): string;
  execution(id: string): string;
  workflows(): string;
  workflow(id: string): string;
  /** goes to an address of the above without loading the page anew */
  open(href: string): void;
}
