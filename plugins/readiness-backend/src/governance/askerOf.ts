import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * Who asks, as it is stored: the ref of a person in lower case, or `service:<name>`.
 * @internal
 */
export function askerOf({ principal }: BackstageCredentials): string {
  if (typeof principal === 'object' && principal !== null) {
    if ('userEntityRef' in principal) {
      return String(principal.userEntityRef).toLocaleLowerCase('en-US');
    }
    if ('subject' in principal) {
      return `service:${principal.subject}`.slice(0, 255);
    }
  }
  throw new NotAllowedError('The caller is neither a user nor a service');
}
