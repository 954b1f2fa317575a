/** A row of the built-in, read-only data source `Workflows`. */
export interface Workflows {
  id: string;
  name: string;
  description: string;
  userName: string;
  visibility: 'private' | 'shared';
  revision: number;
  publishedVersion: number | null;
  enabled: boolean;
  createdAt: Date;
  updatedAt: Date;
}
