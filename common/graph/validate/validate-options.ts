/** On whose behalf a graph is validated. */
export interface ValidateOptions {
  /** the integrations that the user may use, by id; without it, only their presence is checked */
  integrations?: (id: string) => { type: string; shared?: boolean } | undefined;
  /** named in messages */
  userName?: string;
  /** of the workflow; default `private` */
  visibility?: 'private' | 'shared';
}
