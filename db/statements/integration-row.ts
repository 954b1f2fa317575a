/** An integration as it is listed: never a value of its config. */
export interface IntegrationRow {
  id: string;
  type: string;
  name: string;
  userName: string;
  shared: boolean;
  configKeys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** The columns of an `IntegrationRow`, of a table named `i`. */
export const INTEGRATION_COLUMNS = `i.id, i.type, i.name, i.user_name as "userName", i.shared, i.config_keys as "configKeys",
  i.created_at as "createdAt", i.updated_at as "updatedAt"`;
