import type { IncomingMessage } from 'node:http';
import type { Scope } from '../../common/access/principal.ts';
import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';

/** Who a request comes from, as the host knows it. */
export interface AuthenticatedUser {
  userName: string;
  displayName?: string;
  /** default `read`, `run`, `edit` */
  scopes?: readonly Scope[];
}

/** What `safeFetch` may reach beside public addresses. */
export interface FetchConfig {
  /** `host` or `host:port`, e.g. `"billing.internal:8080"` */
  allowHosts?: readonly string[];
  /** e.g. `"10.20.0.0/16"` */
  allowCidrs?: readonly string[];
}

/** The default export of `perdure.config.ts`, and `config` of `configure()`. Every key is optional. */
export interface ServerConfig {
  /** the server halves of plugins; an action registered twice stops the start */
  workflowPlugins?: readonly WorkflowServerPlugin[];
  /** tables of the host's own that workflows may use, beside `WorkflowExecutions` and `Workflows` */
  dataSources?: readonly AnyDataSource[];
  /**
   * The host's own sign-in: who sent the request, or null to let the session or API key decide. A host's own request type
   * may stand in place of `IncomingMessage`.
   */
  authenticate?(req: IncomingMessage): AuthenticatedUser | null | undefined | Promise<AuthenticatedUser | null | undefined>;
  /** origins, e.g. `"https://shop.example"`, from which a browser signed in by cookie may change things; the API's own is always allowed */
  allowedOrigins?: readonly string[];
  /** internal targets that `context.fetch` of steps may reach; default none */
  fetch?: FetchConfig;
}
