/** The registry of data sources as steps see it; its methods take rows and filters by attribute code. Filled in with the data sources. */
export interface DataSources<Client> {
  readonly client?: Client;
}
