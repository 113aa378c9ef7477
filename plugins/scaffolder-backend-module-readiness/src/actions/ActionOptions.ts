import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';

/** What the actions of readiness work with. @internal */
export interface ActionOptions {
  readonly auth: Pick<AuthService, 'getPluginRequestToken'>;
  readonly discovery: Pick<DiscoveryService, 'getBaseUrl'>;
  /** Of this process unless another one is given. */
  readonly fetch?: typeof fetch;
}
