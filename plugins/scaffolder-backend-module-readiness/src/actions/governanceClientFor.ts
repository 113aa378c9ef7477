import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { GovernanceClient } from 'backstage-plugin-readiness-common';
import { ActionOptions } from './ActionOptions';

/**
 * A client that acts for the person who started the task, with their permissions and never with those of the scaffolder.
 * @internal
 */
export async function governanceClientFor(
  credentials: BackstageCredentials,
  { auth, discovery, fetch: send = fetch }: ActionOptions,
): Promise<GovernanceClient> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'readiness',
  });
  return new GovernanceClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return send(input, { ...init, headers });
      },
    },
  });
}
